import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** The members of a tenant whose login has no second factor in force. */
export async function listUnconfirmable(
  tx: IdentityTransaction,
  tenantId: string,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select member_id as id from identity.membership
    where tenant_id = ${tenantId} and not exists (
      select 1 from identity.second_factor
      where second_factor.login_id = membership.login_id and confirmed_at is not null)
    order by member_id`);
  return rows.map(({ id }) => id);
}
