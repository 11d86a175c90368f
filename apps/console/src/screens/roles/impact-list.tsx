import { ArrowDown, ArrowRight, ArrowUp, Equal, Minus, Plus, Repeat } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ImpactAction, ImpactView } from '@remit/api/people/person-impact-views';
import { Chip, PathChip } from '../../parts/chip.tsx';
import { VisibilityMark } from '../../parts/visibility-mark.tsx';
import { groupFields, type ImpactFieldGroup } from './impact-fields.ts';

const looks = {
  gains: { tone: 'gain', Icon: Plus },
  loses: { tone: 'loss', Icon: Minus },
  narrower: { tone: 'warn', Icon: ArrowDown },
  wider: { tone: 'wide', Icon: ArrowUp },
  keeps: { tone: 'plain', Icon: Equal },
  changes: { tone: 'warn', Icon: Repeat },
} as const;

const cellTones = {
  gains: 'text-gain',
  loses: 'text-loss',
  narrower: 'text-warn',
  wider: 'text-wide',
  keeps: 'text-ink-2',
} as const;

const weight = { loses: 0, narrower: 1, gains: 2, wider: 3, keeps: 4 } as const;

/** What a draft changes for one person: the sentence, then every action and field with its records before and after. */
export function ImpactList({ impact }: { readonly impact: ImpactView }) {
  const t = useTranslations('impact');
  return (
    <>
      <p className="text-base font-medium text-balance" data-testid="impact-headline">
        {impact.headline}
      </p>
      {impact.actions.length === 0 ? null : (
        <section>
          <h3 className="mb-1 text-xs font-medium text-ink-3">{t('actions')}</h3>
          <ul className="card divide-y divide-line">
            {impact.actions
              .toSorted((a, b) => weight[a.change] - weight[b.change])
              .map((action) => (
                <ActionLine key={`${action.type} ${action.action}`} action={action} />
              ))}
          </ul>
        </section>
      )}
      {impact.fields.length === 0 ? null : (
        <section>
          <h3 className="mb-1 text-xs font-medium text-ink-3">{t('fields')}</h3>
          <ul className="card divide-y divide-line">
            {groupFields(impact.fields).map((group) => (
              <FieldLine key={`${group.type} ${group.labels[0] ?? ''}`} group={group} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ChangeChip({ change }: { readonly change: keyof typeof looks }) {
  const t = useTranslations('impact');
  const { tone, Icon } = looks[change];
  return (
    <Chip tone={tone} icon={<Icon size={12} aria-hidden className="shrink-0" />}>
      {t(`change.${change}`)}
    </Chip>
  );
}

function ActionLine({ action }: { readonly action: ImpactAction }) {
  const t = useTranslations('impact');
  const folders = [...new Set(action.cells.map(({ folder }) => folder))];
  const through = [...new Set(action.cells.flatMap((cell) => cell.through))];
  return (
    <li className="flex flex-col gap-1 px-3 py-2.5">
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <span className="text-ink-2">{action.typeLabel}</span>{' '}
          <span className="font-medium">{action.action}</span>
        </span>
        <ChangeChip change={action.change} />
      </span>
      <span className="figures text-ink-2">
        {t('records', { before: action.before, after: action.after })}
      </span>
      {through.length === 0 ? null : (
        <span className="text-xs text-ink-2">{t('keptThrough', { roles: through.join(', ') })}</span>
      )}
      {folders.length === 0 ? null : (
        <details className="text-xs text-ink-2">
          <summary className="flex min-h-6 cursor-default items-center underline-offset-2 hover:underline">
            {t('folders', { count: folders.length })}
          </summary>
          <ul className="flex flex-col gap-1 pt-1 pb-1">
            {action.cells.map((cell) => (
              <li key={cell.folder} className="flex items-baseline justify-between gap-2">
                <PathChip path={cell.folder} />
                <span className={cellTones[cell.change]}>{t(`change.${cell.change}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function FieldLine({ group }: { readonly group: ImpactFieldGroup }) {
  const t = useTranslations('impact');
  return (
    <li className="flex flex-col gap-1 px-3 py-2.5">
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <span className="text-ink-2">{group.typeLabel}</span>{' '}
          <span className="font-medium">
            {group.labels.length > 2
              ? t('fieldCount', { count: group.labels.length })
              : group.labels.join(', ')}
          </span>
        </span>
        <ChangeChip change={group.change} />
      </span>
      <span className="flex flex-wrap items-center gap-x-2">
        <VisibilityMark visibility={group.before} />
        <ArrowRight size={13} role="img" aria-label={t('to')} className="text-ink-3" />
        <VisibilityMark visibility={group.after} />
      </span>
      <span className="figures text-ink-2">
        {t('records', { before: group.recordsBefore, after: group.recordsAfter })}
      </span>
      {group.labels.length > 2 ? <span className="text-xs text-ink-2">{group.labels.join(', ')}</span> : null}
      {group.through.length === 0 ? null : (
        <span className="text-xs text-ink-2">{t('keptThrough', { roles: group.through.join(', ') })}</span>
      )}
    </li>
  );
}
