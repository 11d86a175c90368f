import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftReviewsView, DraftView } from '@remit/api/changes-views';
import { problemOf } from '../../data/problem.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { WordsDialog } from '../../parts/words-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { firstGuard } from './first-guard.ts';
import { PublishDraftDialog } from './publish-draft-dialog.tsx';
import { publishGuard } from './publish-guard.ts';
import { useDraftDeed } from './use-draft-deed.ts';
import type { useImpactParts } from './use-impact-parts.ts';

// It brings the pickers of folders and groups with it.
const PublishFirst = lazyDialog(async () => (await import('./publish-first.tsx')).PublishFirst);

interface DraftDeedsProps {
  readonly draft: DraftView;
  readonly reviews: DraftReviewsView;
  readonly parts: ReturnType<typeof useImpactParts>;
}

/** What can be done with a draft as it stands: the next step first, and each refused one says why. */
export function DraftDeeds({ draft, reviews, parts }: DraftDeedsProps) {
  const t = useTranslations('draftImpact');
  const calls = useCalls();
  const toast = useToast();
  const [asking, setAsking] = useState<'approve' | 'reject' | 'publish' | 'alone' | 'first' | null>(null);
  const seen = { id: draft.id, revision: draft.revision };
  const { changes } = calls.client;
  const close = (): void => setAsking(null);
  const submit = useDraftDeed(
    () => changes.requestReview.mutate(seen),
    () => toast(t('submitted')),
  );
  const approve = useDraftDeed((comment: string) => changes.approve.mutate({ ...seen, comment }), close);
  const reject = useDraftDeed((comment: string) => changes.reject.mutate({ ...seen, comment }), close);
  const unschedule = useDraftDeed(
    () => changes.unschedule.mutate(seen),
    () => toast(t('unscheduled')),
  );
  const reopen = useDraftDeed(
    () => changes.reopen.mutate({ id: draft.id }),
    () => undefined,
  );
  const { checks, effect } = parts;
  const counted = effect.data?.kind === 'answer' ? effect.data.answer : null;
  const asked = {
    checks: checks.data,
    effect: effect.data,
    failed: (checks.isError || effect.isError) && !checks.isFetching && !effect.isFetching,
    current: !checks.isPlaceholderData && !effect.isPlaceholderData && !effect.isFetching,
  };
  const unready = { counting: t('counting'), uncounted: t('uncounted') };
  const guard = publishGuard({ ...asked, can: reviews.can.publish }, unready);
  const alone = publishGuard({ ...asked, can: reviews.can.breakGlass }, unready);
  const impact = parts.impact.data?.kind === 'answer' ? parts.impact.data.answer : undefined;
  const first = firstGuard(draft, impact?.items, { moved: t('next.moved'), nothing: t('first.nothing') });
  const inReview = draft.state === 'in-review' || draft.state === 'approved';
  const failed = [submit, unschedule, reopen].find(({ isError }) => isError);
  return (
    <>
      {draft.state === 'withdrawn' ? null : (
        <GuardedButton
          guard={first}
          asked={{ title: t('first.press') }}
          look="ghost"
          onPress={() => setAsking('first')}
        >
          {t('first.press')}
        </GuardedButton>
      )}
      {draft.state === 'editing' ? (
        <GuardedButton
          guard={reviews.can.requestReview}
          asked={{ title: t('requestReview') }}
          pending={submit.isPending}
          onPress={() => submit.mutate(undefined)}
        >
          {t('requestReview')}
        </GuardedButton>
      ) : null}
      {inReview ? (
        <>
          <GuardedButton
            guard={reviews.can.review}
            asked={{ title: t('reject') }}
            onPress={() => setAsking('reject')}
          >
            {t('reject')}
          </GuardedButton>
          {draft.state === 'approved' ? null : (
            <GuardedButton
              guard={reviews.can.review}
              asked={{ title: t('approve') }}
              look="primary"
              onPress={() => setAsking('approve')}
            >
              {t('approve')}
            </GuardedButton>
          )}
        </>
      ) : null}
      {draft.state === 'scheduled' ? (
        <GuardedButton
          guard={reviews.can.unschedule}
          asked={{ title: t('unschedule') }}
          pending={unschedule.isPending}
          onPress={() => unschedule.mutate(undefined)}
        >
          {t('unschedule')}
        </GuardedButton>
      ) : null}
      {draft.state === 'withdrawn' ? (
        <GuardedButton
          guard={reviews.can.reopen}
          asked={{ title: t('reopen') }}
          pending={reopen.isPending}
          onPress={() => reopen.mutate(undefined)}
        >
          {t('reopen')}
        </GuardedButton>
      ) : (
        <GuardedButton
          guard={guard}
          asked={{ title: t('publishAsked') }}
          look="primary"
          onPress={() => setAsking('publish')}
        >
          {t('publish')}
        </GuardedButton>
      )}
      {reviews.can.breakGlass.allowed ? (
        <GuardedButton
          guard={alone}
          asked={{ title: t('alone.publish') }}
          look="ghost"
          onPress={() => setAsking('alone')}
        >
          {t('alone.publish')}
        </GuardedButton>
      ) : null}
      {failed === undefined ? null : (
        <p role="alert" className="basis-full text-loss first-letter:uppercase">
          {problemOf(failed.error).message}
        </p>
      )}
      <Suspense>{asking === 'first' ? <PublishFirst draft={draft} onClose={close} /> : null}</Suspense>
      {asking === 'approve' ? (
        <WordsDialog
          longest={500}
          title={t('approveTitle', { name: draft.name })}
          effect={counted?.headline ?? ''}
          label={t('comment')}
          missing={null}
          action={t('approve')}
          look="primary"
          sending={approve}
          onClose={close}
          onSend={(words) => approve.mutate(words)}
        />
      ) : null}
      {asking === 'reject' ? (
        <WordsDialog
          longest={500}
          title={t('rejectTitle', { name: draft.name })}
          effect={t('rejectEffect')}
          label={t('comment')}
          missing={t('rejectMissing')}
          action={t('reject')}
          look="danger"
          sending={reject}
          onClose={close}
          onSend={(words) => reject.mutate(words)}
        />
      ) : null}
      {(asking === 'publish' || asking === 'alone') && counted !== null && counted.effectHash !== null ? (
        <PublishDraftDialog
          draft={draft}
          effect={counted}
          effectHash={counted.effectHash}
          alone={asking === 'alone'}
          onClose={close}
        />
      ) : null}
    </>
  );
}
