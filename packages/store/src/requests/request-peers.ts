import { sql } from 'drizzle-orm';
import type { ResourceType } from '@remit/policy/document';
import type { RowFilter } from '@remit/policy/row-filter';
import { columnsOf } from '@remit/policy-sql/columns';
import { compileRowFilter } from '@remit/policy-sql/row-filter';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** What requests have in common with one that is to be decided. */
export interface PeerQuestion {
  readonly by: 'payee' | 'department';
  readonly value: string;
  /** The request itself, which is not among them. */
  readonly of: string;
  /** Those that every one of these reaches. */
  readonly within: readonly RowFilter[];
  readonly limit: number;
  /** The amount that theirs are compared with, those in the same currency that this filter reaches; null for no amount. */
  readonly amount: { readonly minor: number; readonly currency: string; readonly within: RowFilter } | null;
}

/** The last of them, and how all of them ended. */
export interface FoundPeers {
  readonly requests: readonly StoredRequest[];
  readonly total: number;
  readonly rejected: number;
  readonly usual: UsualAmount;
}

/** What was approved of them, in the currency that was asked about. */
export interface UsualAmount {
  readonly approved: number;
  /** Half of them were for as much or less, in minor units; null where there are none. */
  readonly median: number | null;
  /** How many of them were for as much as the amount that they are compared with, or for more. */
  readonly asMuch: number;
}

/**
 * Requests like one, that were approved or rejected within a year, the last decided first.
 * @param type of the requests, as the policy in force declares it
 */
export async function findPeers(
  tx: TenantTransaction,
  type: ResourceType,
  { by, value, of, within, limit, amount }: PeerQuestion,
): Promise<FoundPeers> {
  const columns = columnsOf(type);
  const reached = within.map((filter) => sql`and (${compileRowFilter(filter, columns)})`);
  const compared =
    amount === null
      ? sql`false`
      : sql`amount_currency = ${amount.currency} and (${compileRowFilter(amount.within, columns)})`;
  const rows = await tx.rows<
    StoredRequest & UsualAmount & { readonly total: number; readonly rejected: number }
  >(sql`
    with found as materialized (
      select id, status, decided_at,
        case when status <> 'rejected' and ${compared} then amount_minor end as minor
      from ${columns.from}
      where tenant_id = ${tx.tenantId} and ${by === 'payee' ? sql`payee` : sql`department`} = ${value}
        and id <> ${of} and status in ('approved', 'paid', 'rejected') and decided_at > now() - interval '1 year'
        ${sql.join(reached, sql` `)})
    select ${storedColumns}, (select count(*) from found)::float8 as total,
      (select count(*) from found where found.status = 'rejected')::float8 as rejected,
      (select count(minor) from found)::float8 as approved,
      (select percentile_disc(0.5) within group (order by minor) from found)::float8 as median,
      (select count(*) from found where minor >= ${amount?.minor ?? 0})::float8 as "asMuch"
    from fin.payment_request
    where tenant_id = ${tx.tenantId}
      and id = any (array(select id from found order by decided_at desc, id limit ${limit}))
    order by decided_at desc, id`);
  const { total = 0, rejected = 0, approved = 0, median = null, asMuch = 0 } = rows[0] ?? {};
  return { requests: rows, total, rejected, usual: { approved, median, asMuch } };
}
