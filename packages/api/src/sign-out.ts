import { hashSessionToken } from '@remit/identity/session-token';
import { endSession } from '@remit/store/identity/end-session';
import type { CallContext } from './context.ts';

/** Ends the session, in the database first: a cookie that somebody kept is worth nothing afterwards. */
export async function signOut({
  services,
  token,
  cookie,
}: CallContext): Promise<{ readonly signedIn: false }> {
  if (token !== null) {
    await services.store.withIdentity((tx) => endSession(tx, hashSessionToken(token), 'signed out'));
  }
  cookie.clear();
  return { signedIn: false };
}
