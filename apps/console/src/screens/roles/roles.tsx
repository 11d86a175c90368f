import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { RoleSummary } from '@remit/api/views';
import { useDraft } from '../../draft/use-draft.ts';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { When } from '../../parts/when.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';

/** Every role: what it is for, and how many hold it. */
export function RolesScreen() {
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
  const roles = policy.roles.filter(matches);
  return (
    <Page
      title={t('title')}
      lead={
        <>
          {t('lead', { version: policy.version })} <When at={policy.publishedAt} exact />
        </>
      }
      actions={
        <SearchBox
          label={t('search')}
          value={q}
          onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
        />
      }
    >
      <AccessTabs />
      {roles.length === 0 ? <EmptyState title={t('none')} reason={t('noneFound', { q })} /> : null}
      <ul className="card divide-y divide-line overflow-hidden empty:hidden">
        {roles.map((role) => (
          <li key={role.name}>
            <Link
              to="/t/$tenant/access/roles/$role"
              params={{ tenant: tenant.slug, role: role.name }}
              search={{ draft: open }}
              className="grid min-h-12 items-center gap-x-4 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[19rem_minmax(0,1fr)_7rem]"
            >
              <span className="flex min-w-0 items-center gap-2">
                <span className="truncate font-medium">{role.label}</span>
                <span className="truncate font-mono text-2xs text-ink-3">{role.name}</span>
                {touched.has(role.name) ? <Chip tone="accent">{t('inDraft')}</Chip> : null}
              </span>
              <span className="text-ink-2">{role.description}</span>
              <span className="figures text-ink-2 sm:text-right">
                {t('holders', { count: role.holders })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
