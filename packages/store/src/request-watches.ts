import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** Has a member watch a request from now on, or no longer. */
export async function setWatched(
  tx: TenantTransaction,
  request: string,
  member: string,
  watches: boolean,
): Promise<void> {
  await tx.rows(
    watches
      ? sql`
        insert into fin.payment_request_watch (tenant_id, record_id, member_id)
        values (${tx.tenantId}, ${request}, ${member}) on conflict (tenant_id, record_id, member_id) do nothing`
      : sql`
        delete from fin.payment_request_watch
        where tenant_id = ${tx.tenantId} and record_id = ${request} and member_id = ${member}`,
  );
}

/** Member ids of those who watch a request. */
export async function watchersOf(tx: TenantTransaction, request: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ member: string }>(sql`
    select member_id as member from fin.payment_request_watch
    where tenant_id = ${tx.tenantId} and record_id = ${request} order by member_id`);
  return rows.map(({ member }) => member);
}
