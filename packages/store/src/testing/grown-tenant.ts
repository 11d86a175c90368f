import { sql } from 'drizzle-orm';
import { makeTestTenant } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import type { Store } from '../open-store.ts';
import type { TenantPlacement } from '../tenants/tenant-placement.ts';

/** A shared tenant with a row in every table and many accounts. */
export async function grownTenant(store: Store, accounts = 2_000): Promise<TenantPlacement> {
  const placement = await makeTestTenant(store, { tier: 'shared' });
  await store.withTenant(placement.id, 'write', async (tx) => {
    await fillTenant(tx, `canary of ${placement.slug}`);
    await tx.rows(sql`
      insert into crm.account (tenant_id, id, folder, number, name)
      select ${tx.tenantId}, gen_random_uuid(), '/sales', 'N-' || n, 'Müller and sons ' || n
      from generate_series(1, ${accounts}::int) n`);
  });
  return placement;
}
