import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** Notes that the second factor was answered in a session that goes on under the token that it has. */
export async function confirmSession(tx: IdentityTransaction, tokenHash: Uint8Array): Promise<void> {
  await tx.rows(sql`
    update identity.session set second_factor_at = clock_timestamp()
    where token_hash = ${tokenHash} and ended_at is null and expires_at > clock_timestamp()`);
}
