import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OperatorTenantRow } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { TenantSquare } from '../../parts/tenant-square.tsx';
import { useDay } from '../../parts/use-when.ts';
import { When } from '../../parts/when.tsx';
import { CreateTenant } from './create-tenant.tsx';
import { TenantStatus } from './tenant-status.tsx';

/** Every tenant: how it is and where its data lie, and nothing of what they are. */
export function OperatorTenantsScreen() {
  const t = useTranslations('operator.tenants');
  const { data } = useSuspenseQuery(identity.options.operator.tenants.queryOptions());
  const [creating, setCreating] = useState(false);
  const { tenants, moving, connections, ways } = data;
  return (
    <Page
      title={t('title')}
      lead={t('lead', { count: tenants.length, connections, ways })}
      actions={
        <Button look="primary" icon={<Plus size={14} aria-hidden />} onClick={() => setCreating(true)}>
          {t('create')}
        </Button>
      }
    >
      {tenants.length === 0 ? <EmptyState title={t('none')} reason={t('noneReason')} /> : null}
      {tenants.length === 0 ? null : (
        <ul className="card divide-y divide-line">
          {tenants.map((tenant) => (
            <TenantRow
              key={tenant.id}
              tenant={tenant}
              move={moving.find(({ id }) => id === tenant.id)?.state ?? null}
            />
          ))}
        </ul>
      )}
      {creating ? <CreateTenant about={data} onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

interface TenantRowProps {
  readonly tenant: OperatorTenantRow;
  /** How it is on its way into another database; null when it is not. */
  readonly move: 'running' | 'stopped' | null;
}

function TenantRow({ tenant, move }: TenantRowProps) {
  const t = useTranslations('operator');
  const day = useDay();
  return (
    <li>
      <Link
        to="/operator/tenants/$id"
        params={{ id: tenant.id }}
        className="flex min-h-14 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="flex min-w-0 flex-1 basis-56 items-center gap-2.5">
          <TenantSquare accent={tenant.accent} size="middle" />
          <span className="min-w-0">
            <span className="block truncate font-medium">{tenant.name}</span>
            <span className="block truncate font-mono text-xs text-ink-3">{tenant.slug}</span>
          </span>
        </span>
        <span className="flex w-56 flex-wrap items-center gap-2">
          <TenantStatus status={tenant.status} />
          {move === null ? null : (
            <Chip tone={move === 'running' ? 'accent' : 'warn'}>{t(`tenants.move.${move}`)}</Chip>
          )}
          <span className="text-xs text-ink-3">
            {tenant.purgeAt === null ? (
              <When at={tenant.statusAt} />
            ) : (
              t('tenants.until', { day: day(tenant.purgeAt) })
            )}
          </span>
        </span>
        <span className="min-w-0 flex-1 basis-56">
          <span className="block">{t(`tier.${tenant.tier}`)}</span>
          <span className="block truncate font-mono text-xs text-ink-3">
            {tenant.server} · {tenant.databaseName}
          </span>
        </span>
        <span className="w-36 text-ink-2">{t('tenants.flags', { count: tenant.flags })}</span>
        <ChevronRight size={16} aria-hidden className="shrink-0 text-ink-3 max-sm:hidden" />
      </Link>
    </li>
  );
}
