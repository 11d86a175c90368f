import { CircleCheck, Clock, Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { dayOf } from '@remit/policy/values/day';
import type { ReviewSummary } from '@remit/api/reviews/reviews-views';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';

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
        {closedAt === null ? (
          <Due at={dueAt} />
        ) : (
          <>
            {t('closedOn')} <When at={closedAt} exact />
          </>
        )}
      </span>
    </p>
  );
}

/** Until when it is to be decided: the last day that counts, as whoever began it chose it. */
function Due({ at }: { readonly at: number }) {
  const t = useTranslations('reviews');
  const { timeZone } = useMe().tenant;
  const last = dayOf(at - 1, timeZone);
  const whole = last !== null && endOfDay(last, timeZone) === at;
  return (
    <>
      {t(whole ? 'untilEndOf' : 'until')} {whole ? <When at={at - 1} /> : <When at={at} exact />}
    </>
  );
}
