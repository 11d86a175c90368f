import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A refresh token or a one-time code as an application holds it: 32 random bytes in base64url. */
export type RefreshToken = string & { readonly brand: 'RefreshToken' };

/** How long after its use a refresh token is still answered with the successor that it got, in ms. */
export const refreshGrace = 5_000;

/** How long a code stands by which an application is let in, in ms. */
export const clientCodeLifetime = 10 * 60 * 1000;

/** How long an application goes on without its person letting it in anew, in ms. */
export const clientLifetime = 30 * 24 * 60 * 60 * 1000;

/** How long an access token stands, in ms. */
export const accessLifetime = 10 * 60 * 1000;

/** A token from the system's source of randomness. It is shown once and kept as its hash. */
export function newRefreshToken(): RefreshToken {
  return randomBytes(32).toString('base64url') as RefreshToken;
}

/** Reads a token out of a request; null for anything that no server of ours can have issued. */
export function parseRefreshToken(text: string): RefreshToken | null {
  return /^[A-Za-z0-9_-]{43}$/.test(text) ? (text as RefreshToken) : null;
}

/** What the database keeps of a token. */
export function hashRefreshToken(token: RefreshToken): Uint8Array {
  return createHash('sha256').update(`remit refresh token ${token}`).digest();
}

/**
 * The one successor of a token. It is made of the used token, which only the application has, and of a salt, which only
 * the database has: so it can be given a second time to whoever lost the reply, and is kept nowhere.
 */
export function successorOf(token: RefreshToken, salt: Uint8Array): RefreshToken {
  return createHmac('sha256', salt).update(`remit successor of ${token}`).digest('base64url') as RefreshToken;
}

/** What the database keeps of what an application is recognised by beside its tokens. */
export function hashBinding(binding: string): Uint8Array {
  return createHash('sha256').update(`remit client binding ${binding}`).digest();
}
