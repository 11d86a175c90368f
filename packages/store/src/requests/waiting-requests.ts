import { sql } from 'drizzle-orm';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The requests that wait for any of these members, oldest first. What anybody may see of each is for the engine to say. */
export function requestsWaitingFor(
  tx: TenantTransaction,
  members: readonly string[],
  limit: number,
): Promise<readonly StoredRequest[]> {
  // The oldest are found in the index of waiting ones alone, and only then looked up.
  return tx.rows<StoredRequest>(sql`
    select ${storedColumns} from fin.payment_request as "record"
    where tenant_id = ${tx.tenantId} and status = 'waiting' and id = any (array(
      select waiting.record_id
      from jsonb_array_elements_text(${JSON.stringify(members)}::text::jsonb) as wanted (member)
        cross join lateral (
          select record_id, submitted_at from fin.payment_request_waiting
          where tenant_id = ${tx.tenantId} and member_id = wanted.member::uuid
          order by submitted_at limit ${limit}) as waiting
      order by waiting.submitted_at limit ${limit}))
    order by submitted_at, id`);
}
