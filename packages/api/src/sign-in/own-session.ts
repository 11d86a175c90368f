import { isConfirmed, sessionStands } from '@remit/identity/session-rules';
import { hashSessionToken } from '@remit/identity/session-token';
import { holdLogin } from '@remit/store/identity/hold-login';
import { readSession, type StoredSession } from '@remit/store/identity/read-session';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';

/** The caller's own session, and the hash that it is kept under. */
export interface OwnStanding extends StoredSession {
  readonly hash: Uint8Array;
}

/**
 * The session of whoever administers their own account: a person's, in a browser. An application acts for somebody; it
 * does not become them.
 * @throws RemitError `not-signed-in`, `session-ended`; `forbidden` for an application
 */
export async function requireOwnSession({ services, token }: CallContext): Promise<OwnStanding> {
  if (token === null) throw new RemitError('not-signed-in', 'sign in first');
  const hash = hashSessionToken(token);
  const session = await services.store.withIdentity((tx) => readSession(tx, hash));
  if (session === null) throw new RemitError('not-signed-in', 'sign in first');
  if (!sessionStands(session)) throw sessionOver();
  if (session.kind !== 'browser') {
    throw new RemitError('forbidden', 'an application cannot change an account; sign in with a browser');
  }
  return { ...session, hash };
}

/**
 * The same, confirmed with the second factor not long ago where there is one: what an open screen lets a passer-by do
 * must not be to change how its owner signs in.
 * @throws RemitError `step-up` when it is asked for first
 */
export async function requireConfirmedSession(ctx: CallContext): Promise<OwnStanding> {
  const session = await requireOwnSession(ctx);
  if (session.enrolled && !isConfirmed(session.secondFactorAt, session.now)) {
    throw new RemitError('step-up', 'confirm with your second factor first');
  }
  return session;
}

/**
 * Holds the session of whoever makes something that outlasts it, in the transaction that makes it: whoever ends their
 * sessions at that moment ends it first, or finds what was made and takes it back.
 * @throws RemitError `session-ended` when it ended since it was asked for
 */
export async function holdOwnSession(tx: IdentityTransaction, { hash, loginId }: OwnStanding): Promise<void> {
  await holdLogin(tx, loginId, 'beginning');
  const session = await readSession(tx, hash);
  if (session === null || !sessionStands(session)) throw sessionOver();
}

function sessionOver(): RemitError {
  return new RemitError('session-ended', 'this session is over; sign in again');
}
