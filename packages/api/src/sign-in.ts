import { parseEmail } from '@remit/identity/email';
import { longestPassword, verifyPassword } from '@remit/identity/password';
import { sessionLifetime } from '@remit/identity/session-rules';
import { hashSessionToken, newSessionToken } from '@remit/identity/session-token';
import { attemptIsHeard, failureWindow, throttleKeys } from '@remit/identity/sign-in-throttle';
import { countAttempt, forgiveAttempt } from '@remit/store/identity/attempts';
import { createSession } from '@remit/store/identity/create-session';
import { endSession } from '@remit/store/identity/end-session';
import { findLogin } from '@remit/store/identity/find-login';
import { listMemberships } from '@remit/store/identity/read-session';
import type { CallContext } from './context.ts';
import { RemitError } from './errors.ts';
import type { SessionView } from './views.ts';

/**
 * Signs someone in: a new session under a new token, and the end of the one the browser came with, so that a token
 * planted before signing in is worth nothing after it.
 * @throws RemitError `not-signed-in` when e-mail or password is wrong, in one sentence and one time for both;
 *   `too-many` after ten failures in fifteen minutes for the e-mail or from the address
 */
export async function signIn(
  { services: { store }, token: oldToken, address, cookie }: CallContext,
  given: { readonly email: string; readonly password: string },
): Promise<SessionView> {
  const email = parseEmail(given.email);
  if (email === null) throw new RemitError('invalid', '`email`: an e-mail address has one `@`');
  const keys = throttleKeys(email, address);
  const attempt = await store.withIdentity((tx) =>
    countAttempt(tx, { keys, window: failureWindow, isHeard: attemptIsHeard }),
  );
  if (attempt === null) {
    throw new RemitError('too-many', 'too many sign-ins failed; wait fifteen minutes, then try again');
  }

  const login = await store.withIdentity((tx) => findLogin(tx, email));
  const right =
    given.password.length <= longestPassword &&
    (await verifyPassword(login?.passwordHash ?? null, given.password));
  if (login === null || !right) {
    throw new RemitError('not-signed-in', 'the e-mail or the password is not right');
  }

  const token = newSessionToken();
  const session = await store.withIdentity(async (tx) => {
    await forgiveAttempt(tx, keys, attempt);
    if (oldToken !== null) await endSession(tx, hashSessionToken(oldToken), 'signed in anew');
    const expiresAt = await createSession(tx, {
      tokenHash: hashSessionToken(token),
      loginId: login.id,
      lifetime: sessionLifetime,
    });
    return { expiresAt, tenants: await listMemberships(tx, login.id) };
  });
  cookie.set(token, session.expiresAt);
  return { signedIn: true, name: login.name, email: login.email, ...session };
}
