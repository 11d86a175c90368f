import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { holdLogin } from './hold-login.ts';

/** Why sessions of a login end that it has elsewhere. */
export type EndedBecause =
  | 'signed out everywhere'
  | 'the password was changed'
  | 'a second factor was added'
  | 'the second factor was removed';

/**
 * Ends every session of a login but one, with sign-ins that wait for a code and codes for applications: what somebody
 * else may have begun in its name ends here. The very next call under any of them is refused.
 * @param keep token hash of the session that goes on; null ends them all
 * @returns how many sessions ended
 */
export async function endOtherSessions(
  tx: IdentityTransaction,
  loginId: string,
  keep: Uint8Array | null,
  because: EndedBecause,
): Promise<number> {
  await holdLogin(tx, loginId, 'ending');
  const ended = await tx.rows(sql`
    update identity.session set ended_at = clock_timestamp(), ended_because = ${because}
    where login_id = ${loginId} and ended_at is null and expires_at > clock_timestamp()
      and token_hash is distinct from ${keep}
    returning id`);
  await tx.rows(sql`delete from identity.sign_in_step where login_id = ${loginId}`);
  await tx.rows(sql`delete from identity.client_code where login_id = ${loginId} and used_at is null`);
  return ended.length;
}

/** Ends one session of a login by its id. @returns what kind it was; null when it has no such session that stands */
export async function endOwnSession(
  tx: IdentityTransaction,
  loginId: string,
  sessionId: string,
): Promise<'browser' | 'client' | null> {
  const [ended] = await tx.rows<{ kind: 'browser' | 'client' }>(sql`
    update identity.session set ended_at = clock_timestamp(), ended_because = 'ended by its owner'
    where login_id = ${loginId} and id = ${sessionId} and ended_at is null and expires_at > clock_timestamp()
    returning kind`);
  return ended?.kind ?? null;
}
