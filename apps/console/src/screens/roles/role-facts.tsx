import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument, Role } from '@remit/policy/document';
import { Chip, PathChip } from '../../parts/chip.tsx';

interface RoleFactsProps {
  readonly role: Role;
  readonly holders: number;
  readonly document: PolicyDocument;
}

/** What else bears on a role: who holds it, what it includes and is included in, and folders where it means something else. */
export function RoleFacts({ role, holders, document }: RoleFactsProps) {
  const t = useTranslations('role');
  const label = (name: string): string => document.roles.find((other) => other.name === name)?.label ?? name;
  const includes = role.includes ?? [];
  const parents = document.roles.filter((other) => other.includes?.includes(role.name) === true);
  const scopes = document.folderScopes.filter((scope) => scope.role === role.name);
  const rows = document.rowPolicies.filter((policy) => policy.roles.includes(role.name));
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      <Fact name={t('holders')}>
        <span className="figures">{t('holdersCount', { count: holders })}</span>
      </Fact>
      {includes.length === 0 ? null : (
        <Fact name={t('includes')}>
          {includes.map((name) => (
            <Chip key={name}>{label(name)}</Chip>
          ))}
        </Fact>
      )}
      {parents.length === 0 ? null : (
        <Fact name={t('includedIn')}>
          {parents.map(({ name }) => (
            <Chip key={name}>{label(name)}</Chip>
          ))}
        </Fact>
      )}
      {scopes.length === 0 ? null : (
        <Fact name={t('scopes')}>
          {scopes.map(({ folder }) => (
            <PathChip key={folder} path={folder} />
          ))}
        </Fact>
      )}
      {rows.length === 0 ? null : (
        <Fact name={t('rowPolicies')}>
          {rows.map(({ name }) => (
            <Chip key={name}>{name}</Chip>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex flex-wrap items-center gap-1.5">{children}</dd>
    </div>
  );
}
