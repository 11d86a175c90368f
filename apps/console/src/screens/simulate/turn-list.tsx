import { CircleDashed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { OverTimeView } from '@remit/api/simulate/simulate-views';
import { classes } from '../../parts/classes.ts';
import { When } from '../../parts/when.tsx';
import { OUTCOME_LOOKS } from './outcome-looks.ts';
import { useTurnWords } from './use-turn-words.ts';

const looks = { ...OUTCOME_LOOKS, absent: { Icon: CircleDashed, ink: 'text-ink-3' } } as const;

interface TurnListProps {
  readonly turns: OverTimeView['turns'];
  /** Which of them the handle is at; null where there is none. */
  readonly shown: number | null;
}

/** An answer moment by moment, with what happened; the moments that turned it stand out. */
export function TurnList({ turns, shown }: TurnListProps) {
  const t = useTranslations('simulate');
  const words = useTurnWords();
  return (
    <ol aria-label={t('tabs.time')} className="divide-y divide-line border-y border-line">
      {turns.map(({ at, outcome, cause }, index) => {
        const { Icon, ink } = looks[outcome];
        const turned = index > 0 && turns[index - 1]?.outcome !== outcome;
        return (
          <li
            key={at}
            aria-current={index === shown ? 'true' : undefined}
            className={classes(
              'flex flex-wrap items-center gap-x-3 gap-y-0.5 px-2 py-2 aria-current:bg-accent-tint',
              turned ? 'font-medium' : 'text-ink-2',
            )}
          >
            <span className={classes('flex w-28 shrink-0 items-center gap-1.5', ink)}>
              <Icon size={15} aria-hidden />
              {words.outcome(outcome)}
            </span>{' '}
            <span className="min-w-0 max-sm:order-last max-sm:basis-full sm:flex-1">
              {words.cause(cause)}
            </span>{' '}
            <span className="text-xs max-sm:ml-auto">
              <When at={at} exact />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
