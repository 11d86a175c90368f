import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** What somebody signs in with, as it stands while the login is held. */
export interface HeldLogin {
  readonly passwordHash: string | null;
  /** Whether a second factor is in force. */
  readonly enrolled: boolean;
}

/**
 * Holds a login until the transaction ends. Whoever begins a session of it, or goes on with one under another token, and
 * whoever ends all of them come one after the other: of two at once, the end would miss the session that is not there
 * yet. Behind what the second factor locks and before sessions, waits and codes, in every transaction, so that no two wait
 * for each other.
 * @param extent `beginning` lets others begin beside this one; `ending` does not
 * @returns null when there is no such login
 */
export async function holdLogin(
  tx: IdentityTransaction,
  loginId: string,
  extent: 'beginning' | 'ending',
): Promise<HeldLogin | null> {
  const strength = extent === 'ending' ? sql`for no key update` : sql`for share`;
  await tx.rows(sql`select from identity.login where id = ${loginId} ${strength}`);
  // A statement of its own: it sees what whoever was waited for has left behind.
  const [held] = await tx.rows<HeldLogin>(sql`
    select password_hash as "passwordHash", exists (
      select from identity.second_factor where login_id = login.id and confirmed_at is not null) as enrolled
    from identity.login where id = ${loginId}`);
  return held ?? null;
}
