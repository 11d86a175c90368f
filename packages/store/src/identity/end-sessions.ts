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
  // Held, so that the token is the one under which it stands in the tenant, and goes on to stand.
  const [session] = await tx.rows<{ tokenHash: Uint8Array }>(sql`
    select token_hash as "tokenHash" from identity.session where id = ${sessionId} for share`);
  if (session === undefined) return false;
  const rows = await tx.rows(sql`
    update identity.session_tenant set member_epoch = ${endedHere}
    where token_hash = ${session.tokenHash} and tenant_id = ${tenantId} and member_epoch <> ${endedHere}
    returning tenant_id`);
  return rows.length > 0;
}
