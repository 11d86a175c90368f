import { CircleCheck, Clock, Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ReviewSummary } from '@remit/api/reviews-views';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';

const looks = {
  open: { Icon: Hourglass, tone: 'plain' },
  overdue: { Icon: Clock, tone: 'loss' },
  closed: { Icon: CircleCheck, tone: 'gain' },
} as const;

/** What a review is about, how far it is and until when. */
export function ReviewStanding({ review }: { readonly review: ReviewSummary }) {
  const t = useTranslations('reviews');
  const { kind, aboutLabel, open, lines, removals, closedAt, dueAt, overdue } = review;
  const state = closedAt === null ? (overdue ? 'overdue' : 'open') : 'closed';
  const { Icon, tone } = looks[state];
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
      <Chip tone={tone} icon={<Icon size={13} aria-hidden />}>
        {t(`state.${state}`)}
      </Chip>
      <span>{aboutLabel === null ? t('kinds.guests') : `${t(`about.${kind}`)}: ${aboutLabel}`}</span>
      <span>{t(closedAt === null ? 'far' : 'farClosed', { open, lines })}</span>
      <span>{t('removals', { count: removals })}</span>
      <span>
        {closedAt === null ? t('until') : t('closedOn')} <When at={closedAt ?? dueAt} exact />
      </span>
    </p>
  );
}
