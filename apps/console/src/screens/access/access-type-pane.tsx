import { useTranslations } from 'use-intl';
import type { AccessType, AccessView } from '@remit/api/people/people-access-views';
import { Chip, PathChip } from '../../parts/chip.tsx';
import { Section } from '../../parts/section.tsx';
import { SourceLine } from '../../parts/source-line.tsx';
import { groupFields } from './group-fields.ts';
import { FieldLine } from './field-line.tsx';

interface AccessTypePaneProps {
  readonly type: AccessType;
  readonly rules: AccessView['rules'];
}

/** One type of record for one person: the actions with their records, folders and sources; the fields; the rules. */
export function AccessTypePane({ type, rules }: AccessTypePaneProps) {
  const t = useTranslations('access');
  const bearing = rules.filter(({ on }) =>
    on.some((name) => name === type.type || name.startsWith(`${type.type}:`)),
  );
  return (
    <div className="flex flex-col gap-6 p-5">
      <header>
        <h2 className="text-lg font-semibold tracking-tight">{type.label}</h2>
        <p className="text-ink-2">
          {type.total === null
            ? t('readableAlone', { readable: type.readable })
            : t('readableOf', { readable: type.readable, total: type.total })}
        </p>
      </header>
      <Section level={3} title={t('actions')} className="flex flex-col gap-1">
        {type.actions.length === 0 ? <p className="text-ink-2">{t('noActions')}</p> : null}
        <ul className="divide-y divide-line border-y border-line empty:hidden">
          {type.actions.map((action) => (
            <li
              key={action.action}
              className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[11rem_6rem_minmax(0,1fr)]"
            >
              <span className="font-medium">{action.action}</span>
              <span className="figures text-ink-2">
                {action.action === 'create' ? '' : t('records', { count: action.count })}
              </span>
              <div className="flex min-w-0 flex-col gap-1.5">
                <ul className="flex flex-col gap-1">
                  {action.sources.map((source) => (
                    <li key={`${source.role} ${source.assignedRole} ${source.folder} ${source.through.id}`}>
                      <SourceLine source={source} />
                    </li>
                  ))}
                </ul>
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pl-[22px]">
                  {action.folders.length === 0 ? null : <span className="text-xs text-ink-3">{t('in')}</span>}
                  {action.folders.map((folder) => (
                    <PathChip key={folder} path={folder} />
                  ))}
                  {action.narrowedBy.map((narrowing) => (
                    <Chip key={narrowing} tone="warn">
                      {narrowing}
                    </Chip>
                  ))}
                </div>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      {type.fields.length === 0 ? null : (
        <Section level={3} title={t('fields', { count: type.fields.length })} className="flex flex-col gap-1">
          <ul className="divide-y divide-line border-y border-line">
            {groupFields(type.fields).map((group) => (
              <FieldLine key={group.labels.join()} group={group} />
            ))}
          </ul>
        </Section>
      )}
      {bearing.length === 0 ? null : (
        <Section level={3} title={t('rules')} className="flex flex-col gap-2">
          {bearing.map((rule) => (
            <p key={rule.name}>
              <span className="font-medium">{rule.name}</span>{' '}
              <span className="text-ink-2">{rule.because}</span>
            </p>
          ))}
        </Section>
      )}
    </div>
  );
}
