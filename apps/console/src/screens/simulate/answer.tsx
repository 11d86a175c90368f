import { useTranslations } from 'use-intl';
import type { SimulateFormView, SimulateView } from '@remit/api/simulate-views';
import type { SimulateQuestion } from '../../data/contract.ts';
import { When } from '../../parts/when.tsx';
import { AnswerDecision } from './answer-decision.tsx';
import { AnswerWhat } from './answer-what.tsx';
import { AnswerWho } from './answer-who.tsx';

interface AnswerProps {
  readonly question: SimulateQuestion;
  readonly view: SimulateView;
  readonly form: SimulateFormView;
}

/** The answer, whichever kind it is, and by what it holds. */
export function Answer({ question, view }: AnswerProps) {
  const t = useTranslations('simulate');
  const { answer } = view;
  return (
    <div className="flex flex-col gap-4">
      {answer.kind === 'decision' ? (
        <AnswerDecision question={question} decision={answer} person={view.person} />
      ) : null}
      {answer.kind === 'who' ? <AnswerWho who={answer} /> : null}
      {answer.kind === 'what' ? <AnswerWhat what={answer} person={view.person} /> : null}
      {view.note === null ? null : <p className="text-ink-2">{view.note}</p>}
      <p className="text-xs text-ink-3">
        {t('asOf', { version: view.policyVersion })} <When at={view.at} exact />
      </p>
    </div>
  );
}
