import { hashSessionToken, newSessionToken } from '@remit/identity/session-token';
import type { CreatedSession } from '@remit/store/identity/create-session';
import { replaceSession } from '@remit/store/identity/replace-session';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import type { SessionCookie } from '../context.ts';
import { RemitError } from '../errors.ts';

/** A session that goes on; `keep` sets its cookie, once the transaction has committed. */
export interface GoneOn extends CreatedSession {
  readonly hash: Uint8Array;
  keep(cookie: SessionCookie): void;
}

/**
 * Goes on with a session under a new token when what it is worth has changed: whoever has the old one has nothing.
 * @throws RemitError `session-ended` when it ended meanwhile
 */
export async function goOnUnderNewToken(
  tx: IdentityTransaction,
  oldHash: Uint8Array,
  { confirmed }: { readonly confirmed: boolean },
): Promise<GoneOn> {
  const token = newSessionToken();
  const hash = hashSessionToken(token);
  const created = await replaceSession(tx, { oldHash, newHash: hash, confirmed });
  if (created === null) throw new RemitError('session-ended', 'this session is over; sign in again');
  return { ...created, hash, keep: (cookie) => cookie.set(token, created.expiresAt) };
}
