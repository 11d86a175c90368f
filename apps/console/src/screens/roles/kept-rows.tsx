import { useTranslations } from 'use-intl';
import { conditionWords } from '@remit/policy/words/condition-words';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { freeFromRows, keepToRows } from '../../draft/edit-row-policy.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Adder } from './adder.tsx';
import { Removable } from './removable.tsx';
import { RoleFact } from './role-fact.tsx';

interface KeptRowsProps {
  readonly role: Role;
  readonly draft: Draft;
}

/** The row policies that keep a role to some rows, to free it from and to add to; nothing where there is none at all. */
export function KeptRows({ role, draft }: KeptRowsProps) {
  const t = useTranslations('role');
  const c = useTranslations('compose');
  const tryEdit = useTryEdit(draft);
  const { rowPolicies } = draft.document;
  if (rowPolicies.length === 0) return null;
  const kept = rowPolicies.filter(({ roles }) => roles.includes(role.name));
  const others = rowPolicies.filter(({ roles }) => !roles.includes(role.name));
  const editable = draft.edit.allowed;
  const free = (policy: string): void =>
    void tryEdit(c('edit.rows'), (current) => freeFromRows(current, policy, role.name));
  const keep = (policy: string): void =>
    void tryEdit(c('edit.rows'), (current) => keepToRows(current, policy, role.name));
  return (
    <RoleFact name={t('rowPolicies')}>
      {kept.map(({ name, type, where }) => (
        <Removable
          key={name}
          title={c('rowsAre', { type, words: conditionWords(where) })}
          label={c('dropRows', { policy: name })}
          onRemove={editable ? () => free(name) : null}
        >
          {name}
        </Removable>
      ))}
      {editable && others.length > 0 ? (
        <Adder
          label={c('addRows')}
          options={others.map(({ name }) => ({ value: name, label: name }))}
          onAdd={keep}
        />
      ) : null}
    </RoleFact>
  );
}
