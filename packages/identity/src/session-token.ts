import { createHash, randomBytes } from 'node:crypto';

/** A session token as the cookie carries it: 32 random bytes in base64url. It is stored nowhere. */
export type SessionToken = string & { readonly brand: 'SessionToken' };

/** A fresh token, from the system's random source. */
export function newSessionToken(): SessionToken {
  return randomBytes(32).toString('base64url') as SessionToken;
}

/**
 * Reads a token out of a cookie.
 * @returns null for anything that no server of ours can have issued, so that it costs no query
 */
export function parseSessionToken(text: string | undefined): SessionToken | null {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text) ? (text as SessionToken) : null;
}

/**
 * What the database keeps of a token: its SHA-256, 32 bytes. A token has 256 random bits, so a slow hash would add
 * nothing; whoever reads the table cannot sign in with what stands there.
 */
export function hashSessionToken(token: SessionToken): Uint8Array {
  return createHash('sha256').update(token).digest();
}
