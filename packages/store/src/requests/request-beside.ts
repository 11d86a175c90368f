import { type SQL, sql } from 'drizzle-orm';
import type { StoredRequestEvent } from './requests.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** What is kept beside a request, as its view needs it. */
export interface RequestBeside {
  /** Its history, oldest first. */
  readonly events: readonly StoredRequestEvent[];
  /** Whether the member who asks watches it. */
  readonly watched: boolean;
}

/** Columns for `besideIn`. @param history of requests: the table of it, or what stands for it */
export const besideColumns = (tx: TenantTransaction, id: string, member: string, history: SQL): SQL => sql`
  (select coalesce(json_agg(json_build_object('sequence', sequence,
      'at', floor(extract(epoch from at) * 1000)::bigint, 'action', action, 'actor', actor, 'capacity', capacity,
      'comment', comment, 'step', step, 'onBehalfOf', on_behalf_of, 'passedBy', passed_by) order by sequence), '[]')::text
    from ${history} as event where tenant_id = ${tx.tenantId} and record_id = ${id}) as events,
  exists (select from fin.payment_request_watch
    where tenant_id = ${tx.tenantId} and record_id = ${id} and member_id = ${member}) as watched`;

/** A row with `besideColumns`. */
export interface BesideRow {
  readonly events: string;
  readonly watched: boolean;
}

/** What lies beside a request, from a row that has it. */
export const besideIn = ({ events, watched }: BesideRow): RequestBeside => ({
  events: JSON.parse(events),
  watched,
});

/** Reads it in one statement. */
export async function readBesideRequest(
  tx: TenantTransaction,
  id: string,
  member: string,
): Promise<RequestBeside> {
  const columns = besideColumns(tx, id, member, sql`fin.payment_request_event`);
  const [row] = await tx.rows<BesideRow>(sql`select ${columns}`);
  if (row === undefined) throw new Error('a statement without a table answered without a row');
  return besideIn(row);
}
