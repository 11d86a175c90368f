import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** Gives a login new recovery codes; the ones before, used or not, are worth nothing from then on. */
export async function replaceRecoveryCodes(
  tx: IdentityTransaction,
  loginId: string,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await tx.rows(sql`delete from identity.recovery_code where login_id = ${loginId}`);
  for (const hash of hashes) {
    await tx.rows(sql`insert into identity.recovery_code (login_id, code_hash) values (${loginId}, ${hash})`);
  }
}

/**
 * Uses a recovery code up, in one statement: of a thousand that bring it at once, one is let in.
 * @returns false when it is none of this login's, or was used before
 */
export async function useRecoveryCode(
  tx: IdentityTransaction,
  loginId: string,
  hash: Uint8Array,
): Promise<boolean> {
  const used = await tx.rows(sql`
    update identity.recovery_code set used_at = now()
    where login_id = ${loginId} and code_hash = ${hash} and used_at is null returning login_id`);
  return used.length > 0;
}

/** How many recovery codes a login has left. */
export async function countRecoveryCodes(tx: IdentityTransaction, loginId: string): Promise<number> {
  const [counted] = await tx.rows<{ left: number }>(sql`
    select count(*)::int as left from identity.recovery_code where login_id = ${loginId} and used_at is null`);
  return counted?.left ?? 0;
}
