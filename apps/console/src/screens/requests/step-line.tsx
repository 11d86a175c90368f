import { Circle, CircleCheck, CircleDot, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { StepView } from '@remit/api/requests/request-views';
import { classes } from '../../parts/classes.ts';
import { DeciderList } from '../../parts/decider-list.tsx';
import { When } from '../../parts/when.tsx';
import { StepNames } from './step-names.tsx';
import { useDuration } from './form/use-duration.ts';

const looks = {
  done: { Icon: CircleCheck, tone: 'text-gain' },
  'passed over': { Icon: SkipForward, tone: 'text-ink-3' },
  current: { Icon: CircleDot, tone: 'text-accent' },
  later: { Icon: Circle, tone: 'text-ink-3' },
} as const;

/** So many deciders of a step are named with what makes them one before anything is sent. */
const NAMED_AHEAD = 3;

/** One step: its state, what was given to it, who can decide it, by when, and how long it usually takes. */
export function StepLine({ step, ahead }: { readonly step: StepView; readonly ahead: boolean }) {
  const t = useTranslations('approvals');
  const duration = useDuration();
  const { Icon, tone } = looks[ahead ? 'later' : step.state];
  const open = ahead || step.state === 'current' || step.state === 'later';
  const facts = [
    step.optional ? t('optional') : null,
    open && step.need !== 'any one' ? t('need', { need: step.need }) : null,
    open && step.usualTime !== null ? t('usual', { time: duration(step.usualTime) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="group flex gap-2.5" aria-current={!ahead && step.state === 'current' ? 'step' : undefined}>
      <span aria-hidden className="flex flex-col items-center">
        <Icon size={16} className={classes('mt-0.5 shrink-0', tone)} />
        <span className="my-1 w-px flex-1 bg-line group-last:hidden" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 pb-4 group-last:pb-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{step.name}</span>
          {ahead ? null : <span className={classes('text-xs', tone)}>{t(`state.${step.state}`)}</span>}
        </p>
        {facts.length === 0 ? null : <p className="text-xs text-ink-2">{facts.join(' · ')}</p>}
        {step.asked === null ? null : (
          <p className="text-xs text-ink-2">{t('askedFor', { clause: step.asked })}</p>
        )}
        {!ahead && step.dueAt !== null ? <Due at={step.dueAt} /> : null}
        {step.approvals.map((approval) => (
          <p key={`${approval.person?.id} ${approval.at}`} className="text-ink-2">
            <span className="font-medium text-ink">{approval.person?.name ?? t('someone')}</span>{' '}
            {t('approvedAs', { capacity: approval.capacity })}
            {approval.onBehalfOf === null ? null : `, ${t('inPlaceOf', { name: approval.onBehalfOf.name })}`}
            <span className="block text-xs text-ink-3">
              <When at={approval.at} exact />
            </span>
          </p>
        ))}
        {ahead ? (
          <DeciderList deciders={step.deciders.slice(0, NAMED_AHEAD)} total={step.decidersTotal} />
        ) : step.state === 'current' ? (
          <DeciderList deciders={step.deciders} total={step.decidersTotal} />
        ) : step.state === 'later' ? (
          <StepNames step={step} />
        ) : null}
      </div>
    </li>
  );
}

function Due({ at }: { readonly at: number }) {
  const t = useTranslations('approvals');
  const [opened] = useState(() => Date.now());
  const late = at < opened;
  return (
    <p className={classes('text-xs', late ? 'text-warn' : 'text-ink-2')}>
      {t(late ? 'overdue' : 'due')} <When at={at} exact />
    </p>
  );
}
