import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImpactEffectView } from '@remit/api/changes/changes-impact-views';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { PublishDraftDialog } from './publish-draft-dialog.tsx';
import { publishGuard } from './publish-guard.ts';
import type { useImpactParts } from './use-impact-parts.ts';

interface PublishDeedsProps {
  readonly draft: DraftView;
  readonly reviews: DraftReviewsView;
  /** What publishing it comes to; null until it is counted. */
  readonly effect: ImpactEffectView | null;
  readonly parts: Pick<ReturnType<typeof useImpactParts>, 'checks' | 'effect'>;
}

/** Publishes a draft, or does so without the second person that it needs where nobody can be waited for. */
export function PublishDeeds({ draft, reviews: { can }, effect, parts }: PublishDeedsProps) {
  const t = useTranslations('draftImpact');
  const [asking, setAsking] = useState<'publish' | 'alone' | null>(null);
  const asked = {
    checks: parts.checks.data,
    effect: parts.effect.data,
    failed:
      (parts.checks.isError || parts.effect.isError) && !parts.checks.isFetching && !parts.effect.isFetching,
    current: !parts.checks.isPlaceholderData && !parts.effect.isPlaceholderData && !parts.effect.isFetching,
  };
  const unready = { counting: t('counting'), uncounted: t('uncounted') };
  return (
    <>
      {draft.state === 'withdrawn' ? null : (
        <GuardedButton
          guard={publishGuard({ ...asked, can: can.publish }, unready)}
          asked={{ title: t('publishAsked') }}
          look="primary"
          onPress={() => setAsking('publish')}
        >
          {t('publish')}
        </GuardedButton>
      )}
      {can.breakGlass.allowed ? (
        <GuardedButton
          guard={publishGuard({ ...asked, can: can.breakGlass }, unready)}
          asked={{ title: t('alone.publish') }}
          look="ghost"
          onPress={() => setAsking('alone')}
        >
          {t('alone.publish')}
        </GuardedButton>
      ) : null}
      {asking !== null && effect !== null && effect.effectHash !== null ? (
        <PublishDraftDialog
          draft={draft}
          effect={effect}
          effectHash={effect.effectHash}
          alone={asking === 'alone'}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}
