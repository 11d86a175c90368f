import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonView } from '@remit/api/people-views';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { When } from '../../parts/when.tsx';
import { ChangeEffect } from './change-effect.tsx';
import { periodOf } from './period-of.ts';
import { usePersonChange } from './use-person-change.ts';

/** Assigns a role: in which folder, from which day to which, and what that means before it is done. */
export function AssignForm({ view }: { readonly view: PersonView }) {
  const t = useTranslations('manage');
  const [role, setRole] = useState('');
  const [folder, setFolder] = useState('/');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const { pending, make } = usePersonChange(() => setRole(''));
  if (!view.assign.allowed) return <p className="text-ink-2">{view.assign.reason}</p>;
  const assignment = { member: view.person.id, role, folder, ...periodOf(from, until, view.timeZone) };
  const label = view.roles.find(({ name }) => name === role)?.label ?? role;
  return (
    <Section level={3} title={t('assign')} titleClass="font-medium">
      <form
        className="mt-2 flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          make(async ({ client }) => {
            await client.people.assign.mutate(assignment);
            return t('assigned', { role: label });
          });
        }}
      >
        <Field label={t('role')} hint={view.roles.find(({ name }) => name === role)?.description}>
          {(wiring) => (
            <SelectBox {...wiring} value={role} onChange={({ target }) => setRole(target.value)}>
              <option value="">{t('chooseRole')}</option>
              {view.roles.map(({ name, label: shown }) => (
                <option key={name} value={name}>
                  {shown}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
        <Field label={t('folder')} hint={t('folderHint')}>
          {(wiring) => (
            <SelectBox {...wiring} value={folder} onChange={({ target }) => setFolder(target.value)}>
              {view.folders.map((path) => (
                <option key={path} value={path}>
                  {path}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <DateField label={t('fromDay')} optional={t('optional')} value={from} onChange={setFrom} />
          <DateField label={t('untilDay')} optional={t('optional')} value={until} onChange={setUntil} />
        </div>
        <p className="text-xs text-ink-3">
          {t('zone', { zone: view.timeZone })}{' '}
          {assignment.from === null ? null : (
            <>
              {t('from')} <When at={assignment.from} exact />{' '}
            </>
          )}
          {assignment.until === null ? null : (
            <>
              {t('until')} <When at={assignment.until} exact />
            </>
          )}
        </p>
        {role === '' ? null : (
          <>
            <ChangeEffect change={{ kind: 'assign', ...assignment }} />
            <Button look="primary" submits pending={pending} className="self-start">
              {t('confirmAssign')}
            </Button>
          </>
        )}
      </form>
    </Section>
  );
}
