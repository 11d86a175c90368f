import { useTranslations } from 'use-intl';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { dropInclude, includeRole } from '../../draft/edit-role.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Adder } from './adder.tsx';
import { Removable } from './removable.tsx';
import { RoleFact } from './role-fact.tsx';
import { roleLabel } from '../../draft/role-label.ts';

interface IncludedRolesProps {
  readonly role: Role;
  readonly draft: Draft;
}

/** The roles that a role includes, to take away and to add to. */
export function IncludedRoles({ role, draft }: IncludedRolesProps) {
  const t = useTranslations('role');
  const c = useTranslations('compose');
  const tryEdit = useTryEdit(draft);
  const { document } = draft;
  const includes = role.includes ?? [];
  const label = (name: string): string => roleLabel(document.roles, name);
  const editable = draft.edit.allowed;
  if (includes.length === 0 && !editable) return null;
  const drop = (name: string): void =>
    void tryEdit(c('edit.drop', { role: label(name) }), (current) => dropInclude(current, role.name, name));
  const include = (name: string): void =>
    void tryEdit(c('edit.include', { role: label(name) }), (current) =>
      includeRole(current, role.name, name),
    );
  return (
    <RoleFact name={t('includes')}>
      {includes.map((name) => (
        <Removable
          key={name}
          label={c('dropInclude', { role: label(name) })}
          onRemove={editable ? () => drop(name) : null}
        >
          {label(name)}
        </Removable>
      ))}
      {editable ? (
        <Adder
          label={c('addInclude')}
          options={document.roles
            .filter(({ name }) => name !== role.name && !includes.includes(name))
            .map(({ name }) => ({ value: name, label: label(name) }))}
          onAdd={include}
        />
      ) : null}
    </RoleFact>
  );
}
