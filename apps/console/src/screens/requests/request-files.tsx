import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AttachmentView } from '@remit/api/attachment-views';
import type { RequestView } from '@remit/api/request-views';
import { postOnLeaving } from '../../data/post-on-leaving.ts';
import { problemOf } from '../../data/problem.ts';
import { ErrorState } from '../../parts/error-state.tsx';
import { Section } from '../../parts/section.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useWhy } from '../../parts/why-context.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import type { AskedView } from '@remit/api/request-views';
import { AskedFiles } from './asked-files.tsx';
import { AddFiles } from './add-files.tsx';
import { RequestFile } from './request-file.tsx';
import { fetchFile } from './send-file.ts';
import { type FileSendingEnd, type FilesOwner, useFileSending } from './use-file-sending.ts';
import { useHeldRemoval } from './use-held-removal.ts';

interface RequestFilesProps {
  readonly request: RequestView;
  /** Whether its reader submitted it: files are theirs to add and remove. */
  readonly own: boolean;
}

/** The files of a request: to fetch for whoever reads it, to add and to remove for whoever submitted it. */
export function RequestFiles({ request, own }: RequestFilesProps) {
  const calls = useCalls();
  const cache = useQueryClient();
  const { id, revision, number } = request;
  const next = async (): Promise<number> =>
    (await cache.fetchQuery(calls.options.requests.get.queryOptions({ id }))).revision;
  const owner: FilesOwner = {
    id,
    revision,
    name: number,
    sent: true,
    next,
    inLine: (work) => work(revision),
  };
  // What is on its way belongs to this request, whichever is shown next.
  return <Files key={id} level={3} owner={owner} own={own} />;
}

interface FilesProps {
  /** Of the heading. */
  readonly level: 2 | 3;
  readonly owner: FilesOwner;
  readonly own: boolean;
  /** What the form of a draft asks to bring; of a request that was sent the server says it. */
  readonly asked?: AskedView['files'];
}

/** The files of a request or of a draft. */
export function Files({ level, owner, own, asked }: FilesProps) {
  const t = useTranslations('approvals.files');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const why = useWhy();
  const [problem, setProblem] = useState<string | null>(null);
  const { id, revision } = owner;
  // A change of the request may be one of its files.
  const files = useQuery(calls.options.attachments.list.queryOptions({ id }, { meta: { revision } }));
  const settled = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() }),
      cache.invalidateQueries({ queryKey: calls.options.attachments.pathKey() }),
    ]);
  const ended = (end: FileSendingEnd): void => {
    setProblem(end.kind === 'refused' ? end.problem : null);
    if (end.kind === 'sent') toast(t('added', { names: end.names.join(', '), count: end.names.length }));
    if (end.kind === 'stopped') toast(t('stopped', { name: end.name }));
    void settled();
  };
  const sending = useFileSending(owner, ended);
  const remove = useMutation({
    mutationFn: ({ id: file }: AttachmentView) =>
      owner.inLine(async (now) => {
        await calls.client.attachments.remove.mutate({ id, revision: now, file });
        await owner.next(now);
      }),
    onMutate: () => setProblem(null),
    onSuccess: (_reply, { name }) => toast(t('removed', { name })),
    // Whoever removed it may be elsewhere by now.
    onError: (error, { name }) => {
      const { message } = problemOf(error);
      why({ title: t('notRemoved', { name }), outcome: 'deny', sentences: [message] });
    },
    onSettled: settled,
  });
  const removal = useHeldRemoval({
    send: remove.mutate,
    sendLeaving: ({ id: file }) =>
      void postOnLeaving(calls.slug, 'attachments.remove', { id, revision, file }).catch((error: unknown) =>
        setProblem(problemOf(error).message),
      ),
  });
  const take = useMutation({
    mutationFn: (file: string) => fetchFile(calls, { id, file, gone: t('gone') }),
    onSuccess: setProblem,
    onError: (error) => setProblem(problemOf(error).message),
  });

  if (files.data === undefined) {
    return files.isError ? <ErrorState error={files.error} onRetry={() => void files.refetch()} /> : null;
  }
  const { files: there, concealed, change, kept, limits } = files.data;
  const places = own ? (asked ?? files.data.asked) : [];
  if (there.length === 0 && !own && !concealed) return null;
  return (
    <Section
      level={level}
      title={t('title')}
      {...(owner.sent ? {} : { titleClass: 'font-medium' })}
      className="flex flex-col gap-2"
    >
      {concealed ? <p className="text-ink-2">{t('concealed')}</p> : null}
      <ul className="flex flex-col">
        {there.map((file) => (
          <RequestFile
            key={file.id}
            file={file}
            removal={own ? change : null}
            held={removal.held?.item.id === file.id ? removal.held : null}
            pending={take.isPending || remove.isPending}
            onFetch={() => take.mutate(file.id)}
            onRemove={() => removal.hold(file)}
            onTakeBack={removal.takeBack}
            onRemoveNow={removal.sendNow}
          />
        ))}
      </ul>
      {places.length === 0 ? null : (
        <AskedFiles
          asked={places}
          there={there}
          change={change}
          limits={limits}
          pending={sending.onItsWay !== null}
          onFile={(file, name) => sending.send([file], name)}
        />
      )}
      {own ? (
        <AddFiles
          owner={owner}
          change={change}
          kept={kept}
          limits={limits}
          onItsWay={sending.onItsWay}
          onFiles={sending.send}
          onStop={sending.stop}
        />
      ) : null}
      {problem === null ? null : (
        <p role="alert" className="text-loss">
          {problem}
        </p>
      )}
    </Section>
  );
}
