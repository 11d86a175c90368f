import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/**
 * Locks what a write decides on, before it reads it: a change of the member, of the directory or of the published
 * policy then comes wholly before this transaction or wholly after it. Tenant first, then member, in every write, so
 * that no two wait for each other.
 * @param extent `standing` lets other writes under the same standing go on beside this one; `tenant` does not
 */
export async function holdStanding(
  tx: TenantTransaction,
  memberId: string,
  extent: 'standing' | 'tenant',
): Promise<void> {
  const strength = extent === 'tenant' ? sql`for update` : sql`for share`;
  // Sent in this order, which is that in which they lock, without a wait between them.
  await Promise.all([
    tx.rows(sql`select 1 from remit.tenant where tenant_id = ${tx.tenantId} ${strength}`),
    tx.rows(sql`
      select 1 from remit.member where tenant_id = ${tx.tenantId} and id = ${memberId} for share`),
  ]);
}
