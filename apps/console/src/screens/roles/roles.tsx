import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RoleSummary } from '@remit/api/policy/policy-views';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { When } from '../../parts/when.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { compose as words } from '../../words/compose.ts';
import { MoreWords } from '../../words/words.tsx';
import { RoleRow } from './role-row.tsx';

const NewRoleDialog = lazyDialog(async () => (await import('./new-role-dialog.tsx')).NewRoleDialog);

/** Every role: what it is for, and how many hold it. */
export function RolesScreen() {
  return (
    <MoreWords words={{ compose: words }}>
      <Roles />
    </MoreWords>
  );
}

function Roles() {
  const c = useTranslations('compose');
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const t = useTranslations('roles');
  const calls = useCalls();
  const { tenant } = useMe();
  const { q = '', draft: open } = useSearch({ from: '/t/$tenant/access/roles' });
  const setSearch = useSetSearch();
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const draft = useDraft();
  const touched = new Set(draft.changes.flatMap(({ kind, key }) => (kind === 'role' ? [key] : [])));
  const matches = ({ label, name, description }: RoleSummary): boolean =>
    `${label} ${name} ${description}`.toLocaleLowerCase().includes(q.trim().toLocaleLowerCase());
  // Those of the draft: what it makes is there, and what it takes away is not.
  const known = new Map(policy.roles.map((role) => [role.name, role]));
  const roles = draft.document.roles
    .map(({ name, label, description, module }): RoleSummary => ({
      name,
      label: label ?? name,
      description: description ?? '',
      module: module ?? null,
      holders: known.get(name)?.holders ?? 0,
    }))
    .filter(matches);
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Page
          title={t('title')}
          lead={
            <>
              {t('lead', { version: policy.version })} <When at={policy.publishedAt} exact />
            </>
          }
          actions={
            <>
              <SearchBox
                label={t('search')}
                value={q}
                onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
              />
              <GuardedButton
                look="primary"
                guard={draft.edit}
                icon={<Plus size={14} aria-hidden />}
                asked={{ title: c('newTitle') }}
                onPress={() => setMaking(true)}
              >
                {c('newRole')}
              </GuardedButton>
            </>
          }
        >
          <AccessTabs />
          {roles.length === 0 ? <EmptyState title={t('none')} reason={t('noneFound', { q })} /> : null}
          <ul className="card divide-y divide-line overflow-hidden empty:hidden">
            {roles.map((role) => (
              <li key={role.name}>
                <RoleRow role={role} inDraft={touched.has(role.name)} draft={open} />
              </li>
            ))}
          </ul>
        </Page>
      </div>
      <DraftBar draft={draft} />
      {making ? (
        <Suspense>
          <NewRoleDialog
            draft={draft}
            onClose={() => setMaking(false)}
            onMade={(name) =>
              void navigate({
                to: '/t/$tenant/access/roles/$role',
                params: { tenant: tenant.slug, role: name },
                search: { draft: open },
              })
            }
          />
        </Suspense>
      ) : null}
    </div>
  );
}
