import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonView } from '@remit/api/people/people-views';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { DepartmentSelect } from '../groups/department-select.tsx';
import { useGroupChange } from '../groups/use-group-change.ts';
import { ChangeEffect } from './change-effect.tsx';

/** Puts somebody into another department, with what that means said before it is done; it can be undone at once. */
export function MoveMember({ view: { person, move } }: { readonly view: PersonView }) {
  const t = useTranslations('manage');
  const { client, options } = useCalls();
  const was = person.department;
  const [choice, setChoice] = useState<{ readonly to: string | null } | null>(null);
  // Said here and not in a corner: the panel that this is in covers it.
  const [left, setLeft] = useState<{ readonly from: string | null } | null>(null);
  const all = useQuery({ ...options.groups.list.queryOptions(), enabled: move.allowed });
  const { pending, make } = useGroupChange(() => setChoice(null));
  if (!move.allowed) return null;
  const departments = (all.data?.groups ?? []).filter(({ kind }) => kind === 'department');
  const nameOf = (path: string | null): string =>
    path === null ? t('noDepartment') : (departments.find(({ id }) => id === path)?.name ?? path);
  const chosen = choice === null ? was : choice.to;
  const go = (department: string | null, back: typeof left): void =>
    make(async () => {
      await client.people.move.mutate({ member: person.id, department, was });
      setLeft(back);
      return t('moved', { name: person.name, department: nameOf(department) });
    });
  return (
    <Section level={3} title={t('department')} titleClass="font-medium">
      <form
        className="mt-2 flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          go(chosen, { from: was });
        }}
      >
        <DepartmentSelect
          label={t('departmentOf')}
          none={t('noDepartment')}
          departments={departments}
          chosen={chosen}
          onChoose={(to) => setChoice({ to })}
        />
        {left === null || choice !== null ? null : (
          <Button pending={pending} className="self-start" onClick={() => go(left.from, null)}>
            {t('moveBack', { department: nameOf(left.from) })}
          </Button>
        )}
        {chosen === was ? null : (
          <>
            <ChangeEffect change={{ kind: 'move', member: person.id, department: chosen }} />
            <Button look="primary" submits pending={pending} className="self-start">
              {t('moveConfirm')}
            </Button>
          </>
        )}
      </form>
    </Section>
  );
}
