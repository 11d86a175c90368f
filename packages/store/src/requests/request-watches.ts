import { type SQL, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

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

/** A column `watchers`, for `watchersIn`. */
export const watchersColumn = (tx: TenantTransaction, request: string): SQL => sql`
  (select coalesce(json_agg(member_id order by member_id), '[]')::text from fin.payment_request_watch
    where tenant_id = ${tx.tenantId} and record_id = ${request}) as watchers`;

/** Member ids of those who watch a request. */
export const watchersIn = ({ watchers }: { readonly watchers: string }): readonly string[] =>
  JSON.parse(watchers);
