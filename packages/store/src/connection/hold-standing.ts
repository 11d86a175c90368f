import { sql } from 'drizzle-orm';
import { standInLine } from './stand-in-line.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

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
  // One after the other in one statement: the key of the member waits for the tenant.
  await tx.rows(sql`
    with line as materialized (${standInLine(tx, extent)}),
    held as materialized (
      select tenant_id from remit.tenant cross join line where tenant_id = ${tx.tenantId} ${strength} of tenant)
    select 1 from remit.member where tenant_id = (select tenant_id from held) and id = ${memberId} for share`);
}
