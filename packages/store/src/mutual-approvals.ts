import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/**
 * How many requests that one person sent another one approved within a year. Where both approve for each other, two pairs
 * of eyes are one. Source: threats.md A8.
 * @param asked natural person who sent them
 * @param approved natural person who approved them
 */
export async function approvedFor(tx: TenantTransaction, asked: string, approved: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(sql`
    select count(distinct given.record_id)::float8 as count from fin.payment_request_event given
    where given.tenant_id = ${tx.tenantId} and given.person = ${approved}::uuid and given.action = 'approve'
      and given.at > now() - interval '1 year'
      and exists (select from fin.payment_request_event sent
        where sent.tenant_id = ${tx.tenantId} and sent.person = ${asked}::uuid and sent.action = 'submit'
          and sent.record_id = given.record_id)`);
  return row?.count ?? 0;
}
