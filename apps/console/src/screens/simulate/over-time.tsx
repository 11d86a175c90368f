import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OverTimeView } from '@remit/api/simulate/simulate-views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Meter } from '../../parts/meter.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { TurnList } from './turn-list.tsx';
import { useOverTime } from './use-over-time.ts';
import { useTurnWords } from './use-turn-words.ts';

/** The same question at each moment that may have turned its answer, or will: by a handle along time, and as a list. */
export function OverTime({ question }: { readonly question: SimulateQuestion }) {
  const t = useTranslations('simulate');
  const { query, stopped, setStopped } = useOverTime(question);
  const pages = query.data?.pages ?? [];
  const last = pages.at(-1);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (last === undefined) return <p className="text-ink-2">{t('asking')}</p>;
  const turns = pages.flatMap((page) => page.turns);
  if (last.next === null) return <Turns turns={turns} more={last.more} />;
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <div className="flex max-w-md flex-col gap-1.5" role="status">
        <span className="flex items-center justify-between gap-3">
          {t('timeLooking', last)}
          <Button onClick={() => setStopped(!stopped)}>{t(stopped ? 'timeGoOn' : 'timeStop')}</Button>
        </span>
        <Meter part={last.done} whole={last.total} />
      </div>
      <TurnList turns={turns} shown={null} />
    </div>
  );
}

function Turns({ turns, more }: Pick<OverTimeView, 'turns' | 'more'>) {
  const t = useTranslations('simulate');
  const moment = useMoment();
  const words = useTurnWords();
  const present = turns.findIndex(({ cause }) => cause.kind === 'now');
  const [at, setAt] = useState(present);
  const shown = turns[at];
  if (shown === undefined) return null;
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <input
        type="range"
        min={0}
        max={turns.length - 1}
        step={1}
        value={at}
        aria-label={t('timeHandle')}
        aria-valuetext={`${moment(shown.at)}, ${words.cause(shown.cause)}: ${words.outcome(shown.outcome)}`}
        onChange={(event) => setAt(Number(event.target.value))}
        className="h-6 w-full accent-accent max-sm:h-11"
      />
      {shown.cause.kind === 'now' ? null : (
        <p>
          <Link
            to="."
            search={(before) => ({ ...before, at: new Date(shown.at).toISOString() })}
            className="inline-flex min-h-6 items-center text-accent underline max-sm:min-h-11"
          >
            {t('timeOpen', { moment: moment(shown.at) })}
          </Link>
        </p>
      )}
      <TurnList turns={turns} shown={at} />
      <p className="text-ink-2">
        {more ? `${t('timeMore')} ` : null}
        {t('recordsNow')}
      </p>
    </div>
  );
}
