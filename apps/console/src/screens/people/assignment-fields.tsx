import { useTranslations } from 'use-intl';
import type { AssignChoices } from '@remit/api/people/people-views';
import { DateField } from '../../parts/fields/date-field.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { When } from '../../parts/when.tsx';
import { periodOf } from './period-of.ts';

/** What stands in the fields of an assignment, as typed: days as `2026-11-20`, empty where nothing is chosen. */
export interface AssignmentEntries {
  readonly role: string;
  readonly folder: string;
  readonly from: string;
  readonly until: string;
}

export const noEntries: AssignmentEntries = { role: '', folder: '/', from: '', until: '' };

/** The assignment that was typed, its days as the tenant's go. */
export const assignmentOf = (
  { role, folder, from, until }: AssignmentEntries,
  { timeZone }: Pick<AssignChoices, 'timeZone'>,
) => ({ role, folder, ...periodOf(from, until, timeZone) });

interface AssignmentFieldsProps {
  readonly choices: AssignChoices;
  readonly entries: AssignmentEntries;
  readonly onChange: (entries: AssignmentEntries) => void;
}

/** Which role, in which folder, from which day to which. */
export function AssignmentFields({ choices, entries, onChange }: AssignmentFieldsProps) {
  const t = useTranslations('manage');
  const { roles, folders, timeZone } = choices;
  const { from, until } = assignmentOf(entries, choices);
  return (
    <>
      <SelectField
        label={t('role')}
        hint={roles.find(({ name }) => name === entries.role)?.description}
        choices={[['', t('chooseRole')], ...roles.map(({ name, label }) => [name, label] as const)]}
        chosen={entries.role}
        onChoose={(role) => onChange({ ...entries, role })}
      />
      <SelectField
        label={t('folder')}
        hint={t('folderHint')}
        choices={folders.map((path) => [path, path])}
        chosen={entries.folder}
        onChoose={(folder) => onChange({ ...entries, folder })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField
          label={t('fromDay')}
          optional={t('optional')}
          value={entries.from}
          onChange={(day) => onChange({ ...entries, from: day })}
        />
        <DateField
          label={t('untilDay')}
          optional={t('optional')}
          value={entries.until}
          onChange={(day) => onChange({ ...entries, until: day })}
        />
      </div>
      <p className="text-xs text-ink-3">
        {t('zone', { zone: timeZone })}{' '}
        {from === null ? null : (
          <>
            {t('from')} <When at={from} exact />{' '}
          </>
        )}
        {until === null ? null : (
          <>
            {t('until')} <When at={until} exact />
          </>
        )}
      </p>
    </>
  );
}
