import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { CreatedSession } from './create-session.ts';
import { holdLogin } from './hold-login.ts';

export interface Replacement {
  readonly oldHash: Uint8Array;
  readonly newHash: Uint8Array;
  /** The second factor was answered just now; otherwise what the session had is kept. */
  readonly confirmed: boolean;
}

/**
 * Goes on with a session under a new token; the old one is worth nothing from then on. It stays the session that it was,
 * by its id, in every tenant that it entered and under the standing that it entered under: whoever ends it by what they
 * were shown a while ago ends it under whatever token.
 * @returns null when it was over already, or went on under another token
 */
export async function replaceSession(
  tx: IdentityTransaction,
  { oldHash, newHash, confirmed }: Replacement,
): Promise<CreatedSession | null> {
  const [old] = await tx.rows<{ loginId: string }>(sql`
    select login_id as "loginId" from identity.session where token_hash = ${oldHash}`);
  if (old === undefined) return null;
  await holdLogin(tx, old.loginId, 'beginning');
  // A call that enters a tenant just now holds the session; what it enters must be seen below, or would hold its old hash.
  const standing = await tx.rows(sql`
    select from identity.session
    where token_hash = ${oldHash} and ended_at is null and expires_at > clock_timestamp() for update`);
  if (standing.length === 0) return null;
  // One statement: the two refer to each other by the hash, which is checked at its end.
  const [replaced] = await tx.rows<CreatedSession>(sql`
    with entered as (
      update identity.session_tenant set token_hash = ${newHash} where token_hash = ${oldHash}
    )
    update identity.session set token_hash = ${newHash}, last_used_at = clock_timestamp(),
      second_factor_at = case when ${confirmed} then clock_timestamp() else second_factor_at end
    where token_hash = ${oldHash}
    returning id, floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`);
  return replaced ?? null;
}
