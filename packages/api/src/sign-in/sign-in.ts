import { parseEmail } from '@remit/identity/email';
import { stepLifetime } from '@remit/identity/session-rules';
import { hashSessionToken, newSessionToken, type SessionToken } from '@remit/identity/session-token';
import { throttleKeys } from '@remit/identity/sign-in-throttle';
import { forgiveAttempt } from '@remit/store/identity/attempts';
import { endSession } from '@remit/store/identity/end-session';
import { holdLogin } from '@remit/store/identity/hold-login';
import { createSignInStep, endSignInStep } from '@remit/store/identity/sign-in-step';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import { beginSession } from './begin-session.ts';
import { checkPassword, wrongPassword } from '../account/check-password.ts';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { happenedToLogin } from './happened-to-login.ts';
import { heardAttempt } from './heard-attempt.ts';
import type { SessionView } from '../account/account-views.ts';

/**
 * The first step of signing in. With no second factor it begins a session; with one, a wait for its code under a token
 * that opens nothing else. Either way under a new token, and the end of what the browser came with: a token planted
 * before signing in is worth nothing after it.
 * @throws RemitError `not-signed-in` when e-mail or password is wrong, in one sentence and one time for both;
 *   `too-many` after ten failures in fifteen minutes for the e-mail or from the address
 */
export async function signIn(
  ctx: CallContext,
  given: { readonly email: string; readonly password: string },
): Promise<SessionView> {
  const { store } = ctx.services;
  const email = parseEmail(given.email);
  if (email === null) throw new RemitError('invalid', '`email`: an e-mail address has one `@`');
  const attempt = await heardAttempt(ctx, throttleKeys(email, ctx.address));
  const login = await checkPassword(ctx, email, given.password);

  const { token, expiresAt, view } = await store.withIdentity(async (tx) => {
    await forgiveAttempt(tx, attempt);
    const held = await holdLogin(tx, login.id, 'beginning');
    if (held?.passwordHash !== login.passwordHash) throw wrongPassword();
    if (ctx.token !== null) await endWhatCame(tx, ctx.token);
    if (held.enrolled) return awaitCode(tx, ctx, login.id);
    const { token, view } = await beginSession(tx, ctx, login, 'password');
    return { token, expiresAt: view.expiresAt, view };
  });
  ctx.cookie.set(token, expiresAt);
  return view;
}

async function endWhatCame(tx: IdentityTransaction, token: SessionToken): Promise<void> {
  await endSession(tx, hashSessionToken(token), 'signed in anew');
  await endSignInStep(tx, hashSessionToken(token));
}

interface Awaited {
  readonly token: SessionToken;
  readonly expiresAt: number;
  readonly view: SessionView;
}

async function awaitCode(tx: IdentityTransaction, ctx: CallContext, loginId: string): Promise<Awaited> {
  const token = newSessionToken();
  const expiresAt = await createSignInStep(tx, {
    tokenHash: hashSessionToken(token),
    loginId,
    lifetime: stepLifetime,
  });
  await writeIdentityEvent(tx, happenedToLogin(ctx, loginId, 'password.answered', 'allow'));
  return { token, expiresAt, view: { signedIn: false, asks: 'code' } };
}
