import { useTranslations } from 'use-intl';
import type { AssignChoices } from '@remit/api/people-views';
import { DateField } from '../../parts/date-field.tsx';
import { Field } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
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
      <Field label={t('role')} hint={roles.find(({ name }) => name === entries.role)?.description}>
        {(wiring) => (
          <SelectBox
            {...wiring}
            value={entries.role}
            onChange={({ target }) => onChange({ ...entries, role: target.value })}
          >
            <option value="">{t('chooseRole')}</option>
            {roles.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectBox>
        )}
      </Field>
      <Field label={t('folder')} hint={t('folderHint')}>
        {(wiring) => (
          <SelectBox
            {...wiring}
            value={entries.folder}
            onChange={({ target }) => onChange({ ...entries, folder: target.value })}
          >
            {folders.map((path) => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </SelectBox>
        )}
      </Field>
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
