import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { TenantId } from '@remit/store/tenant-id';

/** What a link leads to and for whom: all of it is under the signature, and only what is in `SignedPart` in the link. */
export interface LinkSubject {
  /** What it may be used for: GET where it is left out. */
  readonly method?: 'PUT';
  readonly tenantId: TenantId;
  /** Path of the resource below the tenant's, as the link has it. */
  readonly resource: string;
  readonly memberId: string;
  /** SHA-256 of the token of the session that asked for it: the link ends with that session. */
  readonly tokenHash: Uint8Array;
}

/** What a link carries. */
export interface SignedPart {
  /** Until when it works, in ms since 1970 UTC. */
  readonly until: number;
  /** It works once; the nonce tells it from the next one. */
  readonly nonce: string;
  /** HMAC-SHA-256, base64url. */
  readonly signature: string;
}

/** How long a link works after it was made, in ms. */
export const linkLasts = 5 * 60 * 1000;

/**
 * Signs a link.
 * @param now ms since 1970 UTC
 */
export function signLink(key: Uint8Array, subject: LinkSubject, now: number): SignedPart {
  const until = now + linkLasts;
  const nonce = randomUUID();
  return { until, nonce, signature: signatureOf(key, subject, until, nonce).toString('base64url') };
}

/** Whether a link is as it was signed, for whoever brings it, and works still. */
export function linkHolds(key: Uint8Array, subject: LinkSubject, link: SignedPart, now: number): boolean {
  const given = Buffer.from(link.signature, 'base64url');
  const right = signatureOf(key, subject, link.until, link.nonce);
  return given.length === right.length && timingSafeEqual(given, right) && now < link.until;
}

function signatureOf(key: Uint8Array, subject: LinkSubject, until: number, nonce: string): Buffer {
  const { method = 'GET', tenantId, resource, memberId, tokenHash } = subject;
  const session = Buffer.from(tokenHash).toString('hex');
  // As JSON, so that no two sets of parts are one text.
  const text = JSON.stringify([method, tenantId, resource, until, nonce, memberId, session]);
  return createHmac('sha256', key).update(text).digest();
}
