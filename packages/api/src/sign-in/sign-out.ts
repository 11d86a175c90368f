import { hashSessionToken } from '@remit/identity/session-token';
import { endSession } from '@remit/store/identity/end-session';
import { endSignInStep } from '@remit/store/identity/sign-in-step';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { CallContext } from '../context.ts';
import { happenedToLogin } from './happened-to-login.ts';

/** Ends the session, in the database first: a cookie that somebody kept is worth nothing afterwards. */
export async function signOut(ctx: CallContext): Promise<{ readonly signedIn: false }> {
  const { services, token, cookie } = ctx;
  if (token !== null) {
    const hash = hashSessionToken(token);
    await services.store.withIdentity(async (tx) => {
      await endSignInStep(tx, hash);
      const ended = await endSession(tx, hash, 'signed out');
      if (ended === null) return;
      const { id: sessionId, loginId } = ended;
      await writeIdentityEvent(tx, happenedToLogin(ctx, loginId, 'session.ended', 'allow', { sessionId }));
    });
  }
  cookie.clear();
  return { signedIn: false };
}
