import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonView } from '@remit/api/people/people-views';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { AssignmentFields, assignmentOf, noEntries } from './assignment-fields.tsx';
import { ChangeEffect } from './change-effect.tsx';
import { usePersonChange } from './use-person-change.ts';

/** Assigns a role: in which folder, from which day to which, and what that means before it is done. */
export function AssignForm({ view }: { readonly view: PersonView }) {
  const t = useTranslations('manage');
  const [entries, setEntries] = useState(noEntries);
  const { pending, make } = usePersonChange(() => setEntries({ ...entries, role: '' }));
  if (!view.assign.allowed) return <p className="text-ink-2">{view.assign.reason}</p>;
  const assignment = { member: view.person.id, ...assignmentOf(entries, view) };
  const label = view.roles.find(({ name }) => name === entries.role)?.label ?? entries.role;
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
        <AssignmentFields choices={view} entries={entries} onChange={setEntries} />
        {entries.role === '' ? null : (
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
