import { sql } from 'drizzle-orm';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** The requests that wait for a member, oldest first. What they may see of each is for the engine to say. */
export function requestsWaitingFor(
  tx: TenantTransaction,
  member: string,
  limit: number,
): Promise<readonly StoredRequest[]> {
  // The oldest are found in the index of waiting ones alone, and only then looked up.
  return tx.rows<StoredRequest>(sql`
    select ${storedColumns} from fin.payment_request as "record"
    where tenant_id = ${tx.tenantId} and status = 'waiting' and id = any (array(
      select record_id from fin.payment_request_waiting
      where tenant_id = ${tx.tenantId} and member_id = ${member}
      order by submitted_at, record_id limit ${limit}))
    order by submitted_at, id`);
}

/** Whether a request waits for a member. */
export async function isWaitingFor(tx: TenantTransaction, id: string, member: string): Promise<boolean> {
  const [found] = await tx.rows(sql`
    select 1 from fin.payment_request_waiting
    where tenant_id = ${tx.tenantId} and record_id = ${id} and member_id = ${member}`);
  return found !== undefined;
}
