import { randomUUID } from 'node:crypto';
import { haldenWorks } from '@remit/sample/halden-works';
import type { TenantSample } from '@remit/sample/tenant-sample';
import { loadTenantSample } from '@remit/store/tenants/load-tenant';
import type { Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';

/** Makes a tenant with a database of its own and the sample of Halden Works in it, for a bench to work in. */
export async function benchTenant(
  store: Store,
): Promise<{ readonly tenant: TenantPlacement; readonly sample: TenantSample }> {
  const sample = haldenWorks();
  const tenant = await store.createTenant({
    ...sample.tenant,
    id: randomUUID(),
    slug: 'bench',
    tier: 'dedicated',
  });
  await loadTenantSample(store, tenant.id, sample, () => undefined);
  await store.activateTenant(tenant.id);
  return { tenant, sample };
}
