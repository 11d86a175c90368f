import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import type { PersonChip } from '@remit/api/views';
import { SourceLine } from '../../parts/source-line.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { OUTCOME_LOOKS } from './outcome-looks.ts';

interface CompareDecisionsProps {
  readonly sides: readonly [PersonChip, PersonChip];
  readonly decisions: readonly [SimulatedDecision, SimulatedDecision];
}

/** Two answers to one question, line by line. */
export function CompareDecisions({ sides, decisions }: CompareDecisionsProps) {
  const t = useTranslations('simulate');
  const moment = useMoment();
  const lines: readonly (readonly [name: string, of: (decision: SimulatedDecision) => ReactNode])[] = [
    [t('compareAnswer'), (decision) => <Outcome outcome={decision.outcome} />],
    [t('compareBecause'), ({ sentences }) => sentences[0] ?? null],
    [t('layer'), ({ outcome, layer }) => (outcome === 'depends' ? null : t(`layers.${layer}`))],
    [
      t('sources'),
      ({ sources }) =>
        sources.length === 0 ? null : (
          <span className="flex flex-col gap-1">
            {sources.map((source) => (
              <SourceLine
                key={`${source.role} ${source.assignedRole} ${source.folder} ${source.through.id}`}
                source={source}
              />
            ))}
          </span>
        ),
    ],
    [t('compareSince'), ({ since }) => (since === null ? null : moment(since))],
    [t('compareUntil'), ({ until }) => (until === null ? null : moment(until))],
  ];
  const told = lines
    .map(([name, of]) => ({ name, cells: decisions.map(of) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  return (
    <table aria-label={t('compareQuestion')} className="w-full table-fixed border-collapse text-left">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className="w-20 px-2 py-2 text-xs font-medium text-ink-2 sm:w-40">
            {t('compareWhat')}
          </th>
          {sides.map(({ id, name }) => (
            <th key={id} scope="col" className="px-2 py-2 font-semibold">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {told.map(({ name, cells }) => (
          <tr key={name} className="border-b border-line align-top">
            <th scope="row" className="px-2 py-2 text-xs font-medium break-words text-ink-2">
              {name}
            </th>
            {cells.map((cell, side) => (
              <td key={sides[side]?.id} className="px-2 py-2 break-words">
                {cell ?? <span className="text-ink-3">{t('compareNothing')}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ outcome }: { readonly outcome: SimulatedDecision['outcome'] }) {
  const t = useTranslations('simulate');
  const { Icon, ink } = OUTCOME_LOOKS[outcome];
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold ${ink}`}>
      <Icon size={16} aria-hidden className="shrink-0" />
      {t(`outcome.${outcome}`)}
    </span>
  );
}
