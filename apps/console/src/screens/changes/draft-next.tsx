import { useFormatter, useTranslations } from 'use-intl';
import type { Drafted } from '@remit/api/changes/changes-impact-views';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { useMoment } from '../../parts/use-when.ts';

interface DraftNextProps {
  readonly draft: DraftView;
  readonly reviews: DraftReviewsView;
  /** Whether its effect can be told, or what keeps it from that; undefined until that is known. */
  readonly told: Drafted<unknown>['kind'] | undefined;
  /** What publishing asks for and does not hold, with its example. */
  readonly broken: string | null;
}

/** Who must act next, and on what. */
export function DraftNext({ draft, reviews, told, broken }: DraftNextProps) {
  const t = useTranslations('draftImpact');
  const format = useFormatter();
  const moment = useMoment();
  const approvers = format.list(reviews.approvedBy.map(({ name }) => name));
  return (
    <>
      {draft.failure === null ? null : (
        <p className="rounded-md bg-loss-tint px-3 py-2 text-loss">
          {t('failed', { reason: draft.failure })}
        </p>
      )}
      {broken === null ? null : (
        <p className="max-w-3xl rounded-md bg-loss-tint px-3 py-2 text-loss">{t('cannot', { broken })}</p>
      )}
      <p className="text-ink-2" data-testid="draft-next">
        {words()}
      </p>
    </>
  );

  function words(): string {
    switch (draft.state) {
      case 'editing':
        if (told === 'moved') return t('next.moved');
        if (told === 'invalid') return t('next.invalid');
        if (broken !== null) return t('next.broken');
        return reviews.needsSecondPerson === null ? t('next.publish') : t('next.review');
      case 'in-review':
        return t('next.reviewer');
      case 'approved':
        return t('next.approved', { approvers });
      case 'scheduled':
        return t('next.scheduled', { when: moment(draft.scheduledAt ?? 0) });
      case 'rejected':
        return t('next.rejected');
      case 'withdrawn':
        return t('next.withdrawn');
      case 'published':
      case 'superseded':
        return t('next.none');
      default:
        return draft.state satisfies never;
    }
  }
}
