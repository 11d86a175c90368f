import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { MeaningOrText } from '../versions/meaning-or-text.tsx';
import { TextDiff } from '../versions/text-diff.tsx';
import { DraftImpact } from './draft-impact.tsx';
import { DraftMoved } from './draft-moved.tsx';
import { DraftProblems } from './draft-problems.tsx';
import { ReviewAfter } from './review-after.tsx';
import { useImpactAddress } from './use-impact-address.ts';
import type { useImpactParts } from './use-impact-parts.ts';

interface DraftMeaningProps {
  readonly draft: DraftView;
  /** Undefined while that is on its way. */
  readonly reviews: DraftReviewsView | undefined;
  readonly parts: ReturnType<typeof useImpactParts>;
}

/** What a draft means, or why that cannot be said: it is out already, another came before it, or it does not hold together. */
export function DraftMeaning({ draft, reviews, parts }: DraftMeaningProps) {
  const t = useTranslations('draftImpact');
  const address = useImpactAddress();
  const { impact } = parts;
  if (draft.state === 'published' || draft.state === 'superseded')
    return <DraftOut draft={draft} reviews={reviews} />;
  if (impact.isPending) return <Skeleton lines={10} />;
  if (impact.data === undefined)
    return <ErrorState error={impact.error} onRetry={() => void impact.refetch()} />;
  if (impact.data.kind === 'moved') return <DraftMoved draft={draft} moved={impact.data} />;
  if (impact.data.kind === 'invalid') return <DraftProblems problems={impact.data.problems} />;
  const { answer } = impact.data;
  if (answer.items.length === 0) return <EmptyState title={t('empty')} reason={t('emptyReason')} />;
  return (
    <>
      <MeaningOrText
        showsText={address.show === 'text'}
        onShow={(text) => address.change({ show: text ? 'text' : 'meaning' })}
      />
      {address.show === 'text' ? (
        <TextDiff hunks={answer.text} />
      ) : (
        <DraftImpact draft={draft} reviews={reviews} impact={answer} parts={parts} address={address} />
      )}
    </>
  );
}

function DraftOut({ draft, reviews }: Omit<DraftMeaningProps, 'parts'>) {
  const t = useTranslations('draftImpact');
  const { tenant } = useMe();
  const version = draft.publishedVersion;
  const toVersion =
    version === null ? undefined : (
      <Link
        to="/t/$tenant/versions/$version"
        params={{ tenant: tenant.slug, version: String(version) }}
        className="text-accent underline"
      >
        {t('toVersion', { version })}
      </Link>
    );
  return (
    <>
      {reviews === undefined ? null : <ReviewAfter draft={draft} reviews={reviews} />}
      <EmptyState title={t('over')} reason={t('overReason')} action={toVersion} />
    </>
  );
}
