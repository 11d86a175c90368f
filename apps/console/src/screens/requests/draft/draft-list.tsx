import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import { postOnLeaving } from '../../../data/post-on-leaving.ts';
import { problemOf } from '../../../data/problem.ts';
import { ErrorState } from '../../../parts/states/error-state.tsx';
import { Section } from '../../../parts/section.tsx';
import { useToast } from '../../../parts/toasts.tsx';
import { useWhy } from '../../../parts/why/why-context.ts';
import { useCalls } from '../../../shell/tenant-context.ts';
import { approvals } from '../../../words/approvals.ts';
import { requestDrafts } from '../../../words/request-drafts.ts';
import { MoreWords } from '../../../words/words.tsx';
import { DraftRow } from './draft-row.tsx';
import { useHeldRemoval } from './use-held-removal.ts';

/** What its reader wrote and has not sent, to go on with or to throw away; nothing where there is none. */
export function DraftList() {
  return (
    <MoreWords words={{ approvals, requestDrafts }}>
      <Drafts />
    </MoreWords>
  );
}

function Drafts() {
  const t = useTranslations('requestDrafts');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const why = useWhy();
  const drafts = useQuery(calls.options.requestDrafts.list.queryOptions());
  const nameOf = ({ purpose }: RequestDraftView): string => purpose.trim() || t('nameless');
  const refused = (error: unknown, draft: RequestDraftView): void => {
    const { message } = problemOf(error);
    why({ title: t('notThrownAway', { name: nameOf(draft) }), outcome: 'deny', sentences: [message] });
  };
  const discard = useMutation({
    mutationFn: ({ id, revision }: RequestDraftView) =>
      calls.client.requestDrafts.discard.mutate({ id, revision }),
    onSuccess: (_reply, draft) => toast(t('thrownAway', { name: nameOf(draft) })),
    onError: refused,
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.requestDrafts.pathKey() }),
  });
  const removal = useHeldRemoval<RequestDraftView>({
    send: discard.mutate,
    sendLeaving: (draft) => {
      const { id, revision } = draft;
      void postOnLeaving(calls.slug, 'requestDrafts.discard', { id, revision }).catch((error: unknown) =>
        refused(error, draft),
      );
    },
  });
  if (drafts.data === undefined) {
    return drafts.isError ? <ErrorState error={drafts.error} onRetry={() => void drafts.refetch()} /> : null;
  }
  if (drafts.data.length === 0) return null;
  return (
    <Section level={2} title={t('title')} titleClass="px-4 pt-1 pb-1.5 text-xs font-medium text-ink-2">
      <ul className="mb-4">
        {drafts.data.map((draft) => (
          <DraftRow
            key={draft.id}
            draft={draft}
            name={nameOf(draft)}
            leavesAt={removal.held?.item.id === draft.id ? removal.held.sendsAt : null}
            pending={discard.isPending}
            onThrowAway={() => removal.hold(draft)}
            onKeep={removal.takeBack}
          />
        ))}
      </ul>
    </Section>
  );
}
