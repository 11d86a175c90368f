import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/**
 * Ends a session, under whatever token it goes on just now.
 * @returns null for one that is over or that never was: it is left as it is
 */
export async function endSession(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  because: 'signed out' | 'signed in anew' | 'a refresh token was used twice',
): Promise<{ readonly id: string; readonly loginId: string } | null> {
  const [ended] = await tx.rows<{ id: string; loginId: string }>(sql`
    update identity.session set ended_at = now(), ended_because = ${because}
    where id = (select id from identity.session where token_hash = ${tokenHash}) and ended_at is null
    returning id, login_id as "loginId"`);
  return ended ?? null;
}
