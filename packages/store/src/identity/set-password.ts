import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/**
 * Gives a login a new password.
 * @param before the hash that the old one was checked against
 * @returns false when the password was changed meanwhile: of two changes at once one counts
 */
export async function setPassword(
  tx: IdentityTransaction,
  loginId: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<boolean> {
  const changed = await tx.rows(sql`
    update identity.login set password_hash = ${after}, password_changed_at = now()
    where id = ${loginId} and password_hash = ${before} returning id`);
  return changed.length > 0;
}
