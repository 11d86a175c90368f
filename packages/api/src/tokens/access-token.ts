import { parseSessionToken, type SessionToken } from '@remit/identity/session-token';
import type { KeyRing } from '@remit/store/secrets/key-ring';
import { openSecret, SealError, type SecretPlace, sealSecret } from '@remit/store/secret-box';

const prefix = 'rma_';
const place: SecretPlace = { table: 'access token', column: '', row: '', tenantId: null };

/**
 * An access token: the token of an application's session, sealed with the instant at which it is over. It is kept
 * nowhere; what it opens is looked up in the session's row at every call, so it ends at once when that does.
 * @param expiresAt ms since 1970 UTC
 */
export function sealAccessToken(keys: KeyRing, token: SessionToken, expiresAt: number): string {
  const sealed = sealSecret(keys, place, Buffer.from(`${expiresAt}.${token}`));
  return `${prefix}${Buffer.from(sealed).toString('base64url')}`;
}

/**
 * The session token in an access token.
 * @param now ms since 1970 UTC, by the clock of this server, which keeps within two seconds of the database's
 * @returns null for what we did not seal, and for what is over
 */
export function openAccessToken(keys: KeyRing, text: string, now: number): SessionToken | null {
  if (!text.startsWith(prefix) || !/^rma_[A-Za-z0-9_-]{40,200}$/.test(text)) return null;
  try {
    const opened = openSecret(keys, place, Buffer.from(text.slice(prefix.length), 'base64url'));
    const [expiresAt = '', token] = Buffer.from(opened).toString().split('.', 2);
    return now < Number(expiresAt) ? parseSessionToken(token) : null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
