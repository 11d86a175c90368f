import postgres from 'postgres';
import type { TenantSample } from '@remit/sample/tenant-sample';
import { loadTenantSample } from '@remit/store/tenants/load-tenant';
import type { Store } from '@remit/store/open-store';
import { databases } from '@remit/store/directory/roles';
import type { TenantId } from '@remit/store/tenant-id';
import { postgresUrl } from './postgres.ts';
import { tenantTables } from './postgres-rows.ts';

/**
 * Fills a shared tenant of a test with a sample, as `loadTenantSample` does. The first of a run is loaded so, into a
 * tenant that nobody enters; every other gets its rows copied, with triggers off, which takes a quarter of the time.
 * @param searchable whether the words that searches find come too: they are most of the rows
 */
export async function copySample(
  store: Store,
  tenantId: TenantId,
  sample: TenantSample,
  searchable: boolean,
): Promise<void> {
  const { id: pristine } = await store.createTenant({ ...sample.tenant, slug: 'pristine', tier: 'shared' });
  await loadTenantSample(store, pristine, sample, () => undefined);
  const address = new URL(postgresUrl());
  address.pathname = `/${databases.shared}`;
  const admin = postgres(address.href, { max: 1, onnotice: () => undefined });
  try {
    await admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const table of tenantTables) {
        // A tenant has its own row already, and nothing has happened in it; the audit's triggers are never off.
        if (table === 'remit.tenant' || table.startsWith('remit.audit')) continue;
        if (table === 'remit.search_word' && !searchable) continue;
        const columns = await tx<{ name: string }[]>`
          select quote_ident(attname) as name from pg_attribute
          where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            and attidentity = '' and attname <> 'tenant_id'`;
        const names = columns.map(({ name }) => name).join(', ');
        await tx.unsafe(
          `insert into ${table} (tenant_id, ${names}) select $1, ${names} from ${table} where tenant_id = $2`,
          [tenantId, pristine],
        );
      }
      await tx`
        update remit.tenant copy set policy_version = original.policy_version,
          directory_revision = original.directory_revision
        from remit.tenant original
        where copy.tenant_id = ${tenantId} and original.tenant_id = ${pristine}`;
    });
  } finally {
    await admin.end();
  }
}
