import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** Under which no session stands: epochs begin at 1 and grow. */
export const endedHere = -1;

/**
 * Ends a session in one tenant. In others, which are none of that tenant's business, it goes on.
 * @returns whether it had entered the tenant and was not ended there before
 */
export async function endSessionInTenant(
  tx: IdentityTransaction,
  tenantId: string,
  sessionId: string,
): Promise<boolean> {
  const rows = await tx.rows(sql`
    update identity.session_tenant entered set member_epoch = ${endedHere}
    from identity.session
    where session.token_hash = entered.token_hash and session.id = ${sessionId}
      and entered.tenant_id = ${tenantId} and entered.member_epoch <> ${endedHere}
    returning session.id`);
  return rows.length > 0;
}
