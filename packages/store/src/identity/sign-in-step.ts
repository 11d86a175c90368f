import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** A sign-in whose password was right, and which waits for the second factor. */
export interface SignInStep {
  readonly loginId: string;
  readonly email: string;
  readonly name: string;
}

/**
 * Begins to wait for the second factor of a login. It is no session: no other procedure looks here.
 * @param lifetime in ms
 * @returns when it ends, in ms since 1970 UTC
 */
export async function createSignInStep(
  tx: IdentityTransaction,
  step: { readonly tokenHash: Uint8Array; readonly loginId: string; readonly lifetime: number },
): Promise<number> {
  await tx.rows(sql`delete from identity.sign_in_step where expires_at < now()`);
  const [created] = await tx.rows<{ expiresAt: number }>(sql`
    insert into identity.sign_in_step (token_hash, login_id, expires_at)
    values (${step.tokenHash}, ${step.loginId}, clock_timestamp() + make_interval(secs => ${step.lifetime / 1000}))
    returning floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`);
  if (created === undefined) throw new Error('a sign-in began to wait and left no trace');
  return created.expiresAt;
}

/**
 * The sign-in of a token, with one of its tries taken.
 * @returns null when there is none, when it is over, and when all of its tries are used up
 */
export async function trySignInStep(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  mostTries: number,
): Promise<SignInStep | null> {
  const [step] = await tx.rows<SignInStep>(sql`
    update identity.sign_in_step step set tries = tries + 1
    from identity.login
    where step.token_hash = ${tokenHash} and login.id = step.login_id
      and step.expires_at > clock_timestamp() and step.tries < ${mostTries}
    returning step.login_id as "loginId", login.email, login.name`);
  return step ?? null;
}

/** Whether a token is that of a sign-in that waits and may still be answered. */
export async function hasSignInStep(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  mostTries: number,
): Promise<boolean> {
  const found = await tx.rows(sql`
    select 1 from identity.sign_in_step
    where token_hash = ${tokenHash} and expires_at > clock_timestamp() and tries < ${mostTries}`);
  return found.length > 0;
}

/** Ends a sign-in that waits. @returns false when it was over: of two answers at once, one starts a session */
export async function endSignInStep(tx: IdentityTransaction, tokenHash: Uint8Array): Promise<boolean> {
  const ended = await tx.rows(sql`
    delete from identity.sign_in_step where token_hash = ${tokenHash} returning login_id`);
  return ended.length > 0;
}
