import { sql } from 'drizzle-orm';
import type { StoredRequestEvent } from './requests.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** What is kept beside a request, as its view needs it. */
export interface RequestBeside {
  /** Its history, oldest first. */
  readonly events: readonly StoredRequestEvent[];
  /** Whether the member who asks watches it. */
  readonly watched: boolean;
}

/** Reads it in one statement. */
export async function readBesideRequest(
  tx: TenantTransaction,
  id: string,
  member: string,
): Promise<RequestBeside> {
  const [row] = await tx.rows<{ events: string; watched: boolean }>(sql`
    select
      (select coalesce(json_agg(json_build_object('sequence', sequence,
          'at', floor(extract(epoch from at) * 1000)::bigint, 'action', action, 'actor', actor, 'capacity', capacity,
          'comment', comment, 'step', step, 'onBehalfOf', on_behalf_of) order by sequence), '[]')::text
        from fin.payment_request_event where tenant_id = ${tx.tenantId} and record_id = ${id}) as events,
      exists (select from fin.payment_request_watch
        where tenant_id = ${tx.tenantId} and record_id = ${id} and member_id = ${member}) as watched`);
  if (row === undefined) throw new Error('a statement without a table answered without a row');
  return { events: JSON.parse(row.events), watched: row.watched };
}
