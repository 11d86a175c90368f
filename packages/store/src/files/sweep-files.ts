import { fileKey, filesInBucket } from './attachments.ts';
import type { FilePlaces } from './file-places.ts';
import type { WithTenant } from '../store-parts.ts';
import type { TenantId } from '../tenant-id.ts';

/** What lies there for less time may belong to a transaction that has not ended yet, in ms. */
const young = 3_600_000;

/**
 * Removes from the bucket what no file of a tenant is in any more: of files that were removed or moved, and of uploads
 * that ended half way.
 * @param youngest what is younger stays, in ms
 * @returns how many there were
 * @throws StoreError `unavailable`
 */
export async function sweepFiles(
  { files: { bucket }, withTenant }: { readonly files: FilePlaces; readonly withTenant: WithTenant },
  tenantId: TenantId,
  youngest: number = young,
): Promise<number> {
  if (bucket === null) return 0;
  // The bucket first: what is kept meanwhile is younger than anything that is removed.
  const lying = (await bucket.list(`${tenantId}/`)).filter(({ age }) => age >= youngest);
  if (lying.length === 0) return 0;
  const known = await withTenant(tenantId, 'read', (tx) => filesInBucket(tx, bucket.name));
  const keys = new Set([...known].map((id) => fileKey(tenantId, id)));
  const over = lying.filter(({ key }) => !keys.has(key));
  for (const { key } of over) await bucket.remove(key);
  return over.length;
}
