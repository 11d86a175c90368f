import { useTranslations } from 'use-intl';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import type { PersonChip } from '@remit/api/views';
import { useMoment } from '../../parts/use-when.ts';
import { OUTCOME_LOOKS } from './outcome-looks.ts';

interface AnswerSaidProps {
  readonly action: string;
  readonly decision: SimulatedDecision;
  readonly person: PersonChip | null;
}

/** Yes, no or it depends, in a sentence, since when and until when, and which layer settled it. */
export function AnswerSaid({ action, decision, person }: AnswerSaidProps) {
  const t = useTranslations('simulate');
  const moment = useMoment();
  const { Icon, ground, ink } = OUTCOME_LOOKS[decision.outcome];
  const [first] = decision.sentences;
  return (
    <div className={`flex gap-3 rounded-lg px-4 py-3 ${ground} ${ink}`}>
      <Icon size={20} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <h2 className="text-lg font-semibold">
          {t(`outcome.${decision.outcome}`)}{' '}
          <span className="text-ink">
            {t(`said.${decision.outcome}`, { who: person?.name ?? '', action })}
          </span>
        </h2>
        {first === undefined ? null : <p className="text-ink">{first}</p>}
        <p className="text-xs text-ink-2 empty:hidden">
          {decision.since === null ? null : t('since', { moment: moment(decision.since) })}{' '}
          {decision.until === null ? null : t('until', { moment: moment(decision.until) })}
        </p>
        {decision.outcome === 'depends' ? null : (
          <p className="mt-1 text-xs text-ink-2">
            {t('layer')} {t(`layers.${decision.layer}`)}
          </p>
        )}
      </div>
    </div>
  );
}
