import { Check, ChevronRight, CircleCheck, CircleHelp, CircleSlash, EyeOff, Minus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import { layerFindings } from './layer-findings.ts';

const looks = {
  passes: { Icon: Check, ink: 'text-ink-2' },
  allows: { Icon: CircleCheck, ink: 'text-gain' },
  refuses: { Icon: CircleSlash, ink: 'text-loss' },
  open: { Icon: CircleHelp, ink: 'text-warn' },
  withholds: { Icon: EyeOff, ink: 'text-warn' },
  'not-asked': { Icon: Minus, ink: 'text-ink-3' },
} as const;

/** In µs, a tenth of one at least: what is quicker than that still takes something. */
const inMicroseconds = (ms: number): number => Math.max(1, Math.round(ms * 10_000)) / 10;

/** The layers that a decision goes through, and what each of them came to. */
export function LayerTrail({ decision }: { readonly decision: SimulatedDecision }) {
  const t = useTranslations('simulate');
  const { fields } = decision;
  return (
    <div className="flex flex-col gap-1">
      <ol aria-label={t('trail')} className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        {layerFindings(decision).map(([layer, finding], at) => {
          const { Icon, ink } = looks[finding];
          return (
            <li key={layer} className="flex items-center gap-1.5">
              {at === 0 ? null : <ChevronRight size={13} aria-hidden className="text-ink-3" />}
              <Icon size={15} aria-hidden className={ink} />
              <span className="font-medium">{t(`trailLayer.${layer}`)}</span>{' '}
              <span className={ink}>{t(`finding.${finding}`)}</span>
              {layer === 'wall' || finding === 'not-asked' || decision.times === null ? null : (
                <span className="figures text-xs text-ink-3">
                  {t('took', { us: inMicroseconds(decision.times[layer]) })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {fields === null || fields.withheld.length === 0 ? null : (
        <p className="text-ink-2">
          {t('fieldsShown', { shown: fields.of - fields.withheld.length, of: fields.of })}{' '}
          {t('fieldsWithheld', { names: fields.withheld.join(', ') })}
        </p>
      )}
    </div>
  );
}
