import { sql } from 'drizzle-orm';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/**
 * Requests of which time asks for something, or that nobody has looked at yet, locked until the transaction ends. What
 * another process has locked is left to it, so that each is done once.
 * @param now ms since 1970 UTC
 */
export function lockDueRequests(
  tx: TenantTransaction,
  now: number,
  limit: number,
): Promise<readonly StoredRequest[]> {
  return tx.rows<StoredRequest>(sql`
    select ${storedColumns} from fin.payment_request
    where tenant_id = ${tx.tenantId} and id in (
      (select id from fin.payment_request
        where tenant_id = ${tx.tenantId} and due_at <= to_timestamp(${now}::float8 / 1000)
        order by due_at limit ${limit})
      union
      (select id from fin.payment_request
        where tenant_id = ${tx.tenantId} and approval is null and status = 'waiting'
        order by submitted_at limit ${limit}))
    order by id
    for update skip locked`);
}

/**
 * Requests that wait and were last looked at under another policy or directory, beginning after one of them, locked
 * until the transaction ends.
 */
export function lockOutlivedLooks(
  tx: TenantTransaction,
  looked: string,
  after: string,
  limit: number,
): Promise<readonly StoredRequest[]> {
  return tx.rows<StoredRequest>(sql`
    select ${storedColumns} from fin.payment_request
    where tenant_id = ${tx.tenantId} and id > ${after}::uuid and status in ('waiting', 'information')
      and approval is not null and looked_under <> ${looked}
    order by id limit ${limit}
    for update skip locked`);
}
