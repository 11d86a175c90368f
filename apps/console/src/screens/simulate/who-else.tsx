import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { AnswerWho } from './answer-who.tsx';

/** The same question, asked of everybody. */
export function WhoElse({ question }: { readonly question: SimulateQuestion }) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const asked = useQuery(calls.options.simulate.ask.queryOptions({ ...question, member: null }));
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data?.answer.kind !== 'who') return <p className="text-ink-2">{t('asking')}</p>;
  return <AnswerWho who={asked.data.answer} />;
}
