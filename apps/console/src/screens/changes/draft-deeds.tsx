import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { DeedButton } from './deed-button.tsx';
import { firstGuard } from './first-guard.ts';
import { PublishDeeds } from './publish-deeds.tsx';
import { ReviewDeeds } from './review-deeds.tsx';
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
  const { changes } = useCalls().client;
  const toast = useToast();
  const seen = { id: draft.id, revision: draft.revision };
  const submit = useDraftDeed(
    () => changes.requestReview.mutate(seen),
    () => toast(t('submitted')),
  );
  const unschedule = useDraftDeed(
    () => changes.unschedule.mutate(seen),
    () => toast(t('unscheduled')),
  );
  const reopen = useDraftDeed(
    () => changes.reopen.mutate({ id: draft.id }),
    () => undefined,
  );
  const { can } = reviews;
  const counted = parts.effect.data?.kind === 'answer' ? parts.effect.data.answer : null;
  const impact = parts.impact.data?.kind === 'answer' ? parts.impact.data.answer : undefined;
  return (
    <>
      <FirstDeed draft={draft} items={impact?.items} />
      {draft.state === 'editing' ? (
        <DeedButton guard={can.requestReview} words={t('requestReview')} deed={submit} />
      ) : null}
      <ReviewDeeds draft={draft} guard={can.review} effect={counted?.headline ?? ''} />
      {draft.state === 'scheduled' ? (
        <DeedButton guard={can.unschedule} words={t('unschedule')} deed={unschedule} />
      ) : null}
      {draft.state === 'withdrawn' ? (
        <DeedButton guard={can.reopen} words={t('reopen')} deed={reopen} />
      ) : null}
      <PublishDeeds draft={draft} reviews={reviews} effect={counted} parts={parts} />
    </>
  );
}

interface FirstDeedProps {
  readonly draft: DraftView;
  /** What the draft changes; undefined until it is counted. */
  readonly items: Parameters<typeof firstGuard>[1];
}

/** Lets a part of the draft go out before the rest of it. */
function FirstDeed({ draft, items }: FirstDeedProps) {
  const t = useTranslations('draftImpact');
  const [asking, setAsking] = useState(false);
  const guard = firstGuard(draft, items, { moved: t('next.moved'), nothing: t('first.nothing') });
  return (
    <>
      {draft.state === 'withdrawn' ? null : (
        <GuardedButton
          guard={guard}
          asked={{ title: t('first.press') }}
          look="ghost"
          onPress={() => setAsking(true)}
        >
          {t('first.press')}
        </GuardedButton>
      )}
      <Suspense>{asking ? <PublishFirst draft={draft} onClose={() => setAsking(false)} /> : null}</Suspense>
    </>
  );
}
