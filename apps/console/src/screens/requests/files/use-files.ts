import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AttachmentsView, AttachmentView } from '@remit/api/files/attachment-views';
import { postOnLeaving } from '../../../data/post-on-leaving.ts';
import { problemOf } from '../../../data/problem.ts';
import { useToast } from '../../../parts/toasts.tsx';
import { useWhy } from '../../../parts/why/why-context.ts';
import { useCalls } from '../../../shell/tenant-context.ts';
import { fetchFile } from './send-file.ts';
import { type FileSendingEnd, type FilesOwner, useFileSending } from './use-file-sending.ts';
import { useHeldRemoval } from '../draft/use-held-removal.ts';

interface OwnedFiles {
  readonly files: UseQueryResult<AttachmentsView, unknown>;
  readonly sending: ReturnType<typeof useFileSending>;
  readonly removal: ReturnType<typeof useHeldRemoval<AttachmentView>>;
  /** Fetches a file, by its id. */
  readonly take: (file: string) => void;
  /** Whether one is being fetched or removed. */
  readonly pending: boolean;
  /** Why the last thing that was tried came to nothing; null where it did not. */
  readonly problem: string | null;
}

/** The files of a request or of a draft, and what is done with them: each is added, removed and fetched by itself. */
export function useFiles(owner: FilesOwner): OwnedFiles {
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
  return {
    files,
    sending,
    removal,
    take: take.mutate,
    pending: take.isPending || remove.isPending,
    problem,
  };
}
