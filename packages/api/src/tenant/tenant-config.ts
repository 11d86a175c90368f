import {
  accents,
  saveTenantConfig,
  showTenantConfig,
  type TenantConfig,
} from '@remit/store/tenants/tenant-config';
import { writeAudit } from '@remit/store/audit/audit-log';
import { RemitError } from '../errors.ts';
import { typeGuard } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { TenantConfigView } from './tenant-views.ts';
import { whoAdministers } from '../who-administers.ts';

/** What the tenant says of itself, what it has of the features that can be switched, and whether the asker may change the former. */
export function tenantConfig(call: TenantCall): TenantConfigView {
  const { name, slug, accent, timeZone, baseCurrency, secondPerson } = call.standing.tenant;
  return {
    slug,
    name,
    accent,
    accents,
    timeZone,
    baseCurrency,
    secondPerson,
    flags: call.flags,
    update: typeGuard(call, 'remit.Tenant', 'update', whoAdministers(call)),
  };
}

/**
 * Saves what the tenant says of itself, with one event that says what it was before.
 * @throws RemitError `invalid` for what cannot be a name, a zone, a currency or a colour; `conflict` when it is not what
 *   was seen any more
 */
export async function saveConfig(
  call: TenantCall,
  { seen, ...config }: TenantConfig & { readonly seen?: Required<TenantConfig> | undefined },
): Promise<TenantConfigView> {
  const { name, accent, timeZone, baseCurrency, secondPerson } = call.standing.tenant;
  const stands = { name, accent, timeZone, baseCurrency, secondPerson };
  if (seen !== undefined && JSON.stringify({ ...stands, ...seen }) !== JSON.stringify(stands)) {
    throw new RemitError('conflict', 'somebody changed these settings meanwhile; look at them again');
  }
  if (config.baseCurrency !== baseCurrency && (call.directory.directory.rates ?? []).length > 0) {
    throw new RemitError(
      'invalid',
      `\`baseCurrency\`: rates into ${baseCurrency} are set, and amounts were compared by them; it stays`,
    );
  }
  await saveTenantConfig(call.tx, config);
  await writeAudit(call.tx, {
    ...happenedIn(call, call.decisions[0] ?? null),
    action: 'tenant.configured',
    target: { type: 'remit.Tenant', id: call.tenantId },
    outcome: 'allow',
    because: call.decisions[0]?.because ?? [],
    before: stands,
    after: { ...config, secondPerson: config.secondPerson ?? secondPerson },
    details: null,
  });
  // A copy for lists of tenants. It opens no door, so it may be a moment ahead of the commit behind it.
  await call.services.store.withIdentity((tx) => showTenantConfig(tx, call.tenantId, config));
  return { ...tenantConfig(call), ...config, secondPerson: config.secondPerson ?? secondPerson };
}
