import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { buttonLook } from '../parts/button.tsx';
import { EmptyState } from '../parts/states/empty-state.tsx';
import { TenantSquare } from '../parts/tenant-square.tsx';
import { When } from '../parts/when.tsx';
import { Mark } from '../shell/mark.tsx';

const way = 'inline-flex min-h-6 items-center text-ink-2 hover:text-ink hover:underline max-sm:min-h-11';

/** The tenants that this person is a member of; whoever has one never sees the list. */
export function TenantsScreen() {
  const t = useTranslations('tenants');
  const { data: session } = useSuspenseQuery(
    identity.options.session.current.queryOptions(),
    identity.queryClient,
  );
  const tenants = session.signedIn ? session.tenants : [];
  const shut = session.signedIn ? session.shut : [];
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10 max-sm:place-items-start">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <Mark />
        <div>
          <h1 className="text-lg font-semibold tracking-tight">
            {t(tenants.length === 0 && shut.length > 0 ? 'allShut' : 'title')}
          </h1>
          {session.signedIn ? <p className="text-ink-2">{t('lead', { email: session.email })}</p> : null}
        </div>
        {session.signedIn && session.operator ? (
          <Link to="/operator/tenants" className={buttonLook()}>
            {t('operate')}
          </Link>
        ) : null}
        {tenants.length + shut.length === 0 ? (
          <EmptyState title={t('none')} reason={t('noneReason')} />
        ) : null}
        <ul className="card divide-y divide-line overflow-hidden empty:hidden">
          {tenants.map((tenant) => (
            <li key={tenant.slug}>
              <Link
                to="/t/$tenant"
                params={{ tenant: tenant.slug }}
                className="flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <TenantSquare accent={tenant.accent} size="large" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{tenant.name}</span>
                  <span className="block text-xs text-ink-3">
                    {tenant.lastUsedAt === null ? (
                      t('neverUsed')
                    ) : (
                      <>
                        {t('lastUsed')} <When at={tenant.lastUsedAt} />
                      </>
                    )}
                  </span>
                </span>
                <ChevronRight size={16} aria-hidden className="text-ink-3" />
              </Link>
            </li>
          ))}
          {shut.map(({ slug, name, accent, because }) => (
            <li key={slug} className="flex min-h-14 items-center gap-3 px-4 py-2.5">
              <TenantSquare accent={accent} size="large" shut />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-ink-2">{name}</span>
                <span className="block text-xs text-warn first-letter:uppercase">{because}.</span>
              </span>
            </li>
          ))}
        </ul>
        {/* Whoever came in by the wrong login, or is in no tenant, has a way on from here too. */}
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          <Link to="/account" className={way}>
            {t('account')}
          </Link>
          <Link to="/sign-in" className={way}>
            {t('somebodyElse')}
          </Link>
        </p>
      </div>
    </main>
  );
}
