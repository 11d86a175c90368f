import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OverTimeView } from '@remit/api/simulate-views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { ErrorState } from '../../parts/error-state.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { TurnList } from './turn-list.tsx';
import { useTurnWords } from './use-turn-words.ts';

/** The same question at each moment that may have turned its answer, or will: by a handle along time, and as a list. */
export function OverTime({ question }: { readonly question: SimulateQuestion }) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const asked = useQuery(calls.options.simulate.overTime.queryOptions({ ...question, at: null }));
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  return asked.data === undefined ? <p className="text-ink-2">{t('asking')}</p> : <Turns view={asked.data} />;
}

function Turns({ view: { turns, more } }: { readonly view: OverTimeView }) {
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
