import type { TransactionSql } from 'postgres';
import { fileKey } from '../files/attachments.ts';
import { StoreError } from '../errors.ts';
import { bucketNamed, type FilePlaces } from '../files/file-places.ts';
import type { TenantId } from '../tenant-id.ts';

/**
 * What lies in a bucket of a tenant's files, sealed as it lies there: a line of an export for each, by their ids.
 * @param tx in which the tenant was entered
 * @throws StoreError `unavailable` for a bucket that does not answer, `refused` for a file that it has lost
 */
export async function* bucketFileLines(
  tx: TransactionSql,
  files: FilePlaces,
  tenantId: TenantId,
): AsyncGenerator<string> {
  const rows = await tx<{ id: string; bucket: string }[]>`
    select id, bucket from fin.payment_request_file
    where tenant_id = ${tenantId} and bucket is not null order by id`;
  for (const { id, bucket } of rows) {
    const sealed = await bucketNamed(files, bucket).get(fileKey(tenantId, id));
    if (sealed === null) {
      throw new StoreError('refused', `the file ${id} is not in ${bucket} any more: an export would lack it`);
    }
    yield `${JSON.stringify({ file: id, sealed: `\\x${Buffer.from(sealed).toString('hex')}` })}\n`;
  }
}
