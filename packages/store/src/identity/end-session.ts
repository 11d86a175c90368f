import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** Ends a session. One that is over or that never was is left as it is. */
export async function endSession(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  because: 'signed out' | 'signed in anew',
): Promise<void> {
  await tx.rows(sql`
    update identity.session set ended_at = now(), ended_because = ${because}
    where token_hash = ${tokenHash} and ended_at is null`);
}
