import { sql } from 'drizzle-orm';
import { databaseOwner } from './provision/database-owner.ts';
import { StoreError } from './errors.ts';
import { filesInDatabase } from './files/file-places.ts';
import type { StoreParts } from './store-parts.ts';
import type { TenantPlacement } from './tenants/tenant-placement.ts';

/**
 * Removes everything that a tenant has in the bucket: for one that is destroyed, while its rows still say where its files
 * lie.
 * @throws StoreError `conflict` where some lie in a bucket that is not the one of the settings: once the rows are gone,
 *   nobody would know of them; `unavailable` for a bucket that does not answer
 */
export async function destroyTenantFiles(parts: StoreParts, tenant: TenantPlacement): Promise<void> {
  const { bucket } = parts.options.files ?? filesInDatabase;
  const elsewhere = (await bucketsOf(parts, tenant)).filter((name) => name !== bucket?.name);
  if (elsewhere.length > 0) {
    throw new StoreError(
      'conflict',
      `files of \`${tenant.slug}\` lie in ${elsewhere.join(', ')}, which REMIT_FILES_BUCKET does not name: name it, or ` +
        'move its files first; nothing was destroyed',
    );
  }
  if (bucket === null) return;
  for (const { key } of await bucket.list(`${tenant.id}/`)) await bucket.remove(key);
}

/** The buckets that a tenant has files in; none for one whose database is gone, or was never made. */
async function bucketsOf(parts: StoreParts, tenant: TenantPlacement): Promise<readonly string[]> {
  if (tenant.tier === 'dedicated' && (await databaseOwner(parts, tenant)) !== tenant.id) return [];
  const rows = await parts.withTenant(tenant.id, 'read', (tx) =>
    tx.rows<{ bucket: string }>(sql`
      select distinct bucket from fin.payment_request_file
      where tenant_id = ${tx.tenantId} and bucket is not null order by bucket`),
  );
  return rows.map(({ bucket }) => bucket);
}
