import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Role } from '@remit/policy/document';
import type { RoleUseView } from '@remit/api/uses/uses-views';
import type { Draft } from '../../draft/draft.ts';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { IncludedRoles } from './included-roles.tsx';
import { KeptRows } from './kept-rows.tsx';
import { RoleFact } from './role-fact.tsx';
import { roleLabel } from '../../draft/role-label.ts';
import { ScopeLink } from './scope-link.tsx';

interface RoleFactsProps {
  readonly role: Role;
  readonly holders: number;
  /** What the record says of its use; undefined until it has come. */
  readonly use: RoleUseView | undefined;
  readonly draft: Draft;
}

/**
 * What else bears on a role: who holds it and when it was last used, what it includes and is included in, folders where
 * it means something else, and rows that it is kept to. What it includes and which rows is edited here, the rest where it
 * stands.
 */
export function RoleFacts({ role, holders, use, draft }: RoleFactsProps) {
  const t = useTranslations('role');
  const c = useTranslations('compose');
  const { tenant } = useMe();
  const { document } = draft;
  const parents = document.roles.filter((other) => other.includes?.includes(role.name) === true);
  const scopes = document.folderScopes.filter((scope) => scope.role === role.name);
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      <RoleFact name={t('holders')}>
        <span className="figures">{t('holdersCount', { count: holders })}</span>
      </RoleFact>
      {use === undefined ? null : <LastUse use={use} />}
      <IncludedRoles role={role} draft={draft} />
      {parents.length === 0 ? null : (
        <RoleFact name={t('includedIn')}>
          {parents.map(({ name }) => (
            <Link
              key={name}
              to="/t/$tenant/access/roles/$role"
              params={{ tenant: tenant.slug, role: name }}
              search={draft.id === null ? {} : { draft: draft.id }}
              className="inline-flex min-h-6 items-center hover:underline max-sm:min-h-11 max-sm:min-w-11"
            >
              <Chip>{roleLabel(document.roles, name)}</Chip>
            </Link>
          ))}
        </RoleFact>
      )}
      <RoleFact name={t('scopes')}>
        {scopes.map(({ folder }) => (
          <ScopeLink key={folder} draft={draft} role={role.name} folder={folder}>
            {folder}
          </ScopeLink>
        ))}
        {draft.edit.allowed ? (
          <ScopeLink adds draft={draft} role={role.name} folder="/">
            {c('addScope')}
          </ScopeLink>
        ) : null}
      </RoleFact>
      <KeptRows role={role} draft={draft} />
    </dl>
  );
}

/** The last day on which anybody did anything by a role, as far as that is on record. */
function LastUse({ use }: { readonly use: RoleUseView }) {
  const t = useTranslations('role');
  const last = use.uses.reduce<number | null>((latest, { at }) => Math.max(latest ?? at, at), null);
  return <RoleFact name={t('lastUsed')}>{last === null ? t('neverUsed') : <When at={last} />}</RoleFact>;
}
