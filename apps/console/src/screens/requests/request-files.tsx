import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Paperclip, Trash2 } from 'lucide-react';
import { useRef, type DragEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { AttachmentView } from '@remit/api/attachment-views';
import type { RequestView } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { fetchFile, sendFile, type FileProblem } from './send-file.ts';

interface RequestFilesProps {
  readonly request: RequestView;
  /** Whether its reader submitted it: files are theirs to add and remove. */
  readonly own: boolean;
}

/** The files of a request: to fetch for whoever reads it, to add and to remove for whoever submitted it. */
export function RequestFiles({ request, own }: RequestFilesProps) {
  const t = useTranslations('approvals.files');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const { id, revision, number } = request;
  // A change of the request may be one of its files.
  const files = useQuery(calls.options.attachments.list.queryOptions({ id }, { meta: { revision } }));
  const settled = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() }),
      cache.invalidateQueries({ queryKey: calls.options.attachments.pathKey() }),
    ]);
  const add = useMutation({
    mutationFn: (file: File): Promise<FileProblem> => sendFile(calls, request, file),
    onSuccess: (problem, { name }) => {
      if (problem === null) toast(t('added', { name }));
    },
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: ({ id: file }: AttachmentView) =>
      calls.client.attachments.remove.mutate({ id, revision, file }),
    onSuccess: (_reply, { name }) => toast(t('removed', { name })),
    onSettled: settled,
  });
  const take = useMutation({ mutationFn: (file: string) => fetchFile(calls, { id, file, gone: t('gone') }) });

  if (files.data === undefined) {
    return files.isError ? <ErrorState error={files.error} onRetry={() => void files.refetch()} /> : null;
  }
  const { files: there, concealed, change, limits } = files.data;
  if (there.length === 0 && !own && !concealed) return null;
  const failed = [add, remove, take].find(({ isError }) => isError)?.error;
  const said = add.data ?? take.data ?? null;
  const problem = failed === undefined || failed === null ? said : problemOf(failed).message;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (change.allowed && file !== undefined) add.mutate(file);
  };
  return (
    <Section level={3} title={t('title')} className="flex flex-col gap-2">
      {concealed ? <p className="text-ink-2">{t('concealed')}</p> : null}
      <ul className="flex flex-col">
        {there.map((file) => (
          <li
            key={file.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5"
          >
            <Paperclip size={15} aria-hidden className="shrink-0 text-ink-3" />
            <div className="min-w-0 flex-1 basis-40">
              <p className="font-medium break-words">{file.name}</p>
              <p className="text-xs text-ink-2">
                {t('size', { kilobytes: Math.ceil(file.bytes / 1024) })} · <When at={file.at} exact />
              </p>
            </div>
            <Button
              icon={<Download size={15} aria-hidden />}
              aria-label={t('fetchNamed', { name: file.name })}
              pending={take.isPending}
              onClick={() => take.mutate(file.id)}
            >
              {t('fetch')}
            </Button>
            {own ? (
              <GuardedButton
                look="ghost"
                icon={<Trash2 size={15} aria-hidden />}
                aria-label={t('removeNamed', { name: file.name })}
                guard={change}
                pending={remove.isPending}
                onPress={() => remove.mutate(file)}
                asked={{ title: t('removeNamed', { name: file.name }) }}
              >
                {t('remove')}
              </GuardedButton>
            ) : null}
          </li>
        ))}
      </ul>
      {own ? (
        <div
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
          className="flex flex-wrap items-center gap-3 rounded-lg border border-dashed border-line-strong p-3"
        >
          <input
            ref={input}
            type="file"
            hidden
            accept={limits.endings.map((ending) => `.${ending}`).join(',')}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file !== undefined) add.mutate(file);
              // The same file may be chosen again.
              target.value = '';
            }}
          />
          <GuardedButton
            guard={change}
            icon={<Paperclip size={15} aria-hidden />}
            pending={add.isPending}
            onPress={() => input.current?.click()}
            asked={{ title: t('addTo', { number }) }}
          >
            {t('add')}
          </GuardedButton>
          <p className="min-w-0 flex-1 basis-56 text-xs text-ink-2">
            {t('limits', {
              megabytes: limits.bytes / (1024 * 1024),
              files: limits.files,
            })}
          </p>
        </div>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className="text-loss">
          {problem}
        </p>
      )}
    </Section>
  );
}
