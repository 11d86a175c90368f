import type { Signer } from '@remit/audit/signer';
import type { SessionToken } from '@remit/identity/session-token';
import type { Store } from '@remit/store/open-store';
import type { PolicyCache } from './policy/policy-cache.ts';
import type { UseCounter } from './uses/use-counter.ts';

/** Where engineers read what a call did. Fields are data; nothing secret is handed in. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every call of a process shares. */
export interface Services {
  readonly store: Store;
  readonly policies: PolicyCache;
  readonly log: Log;
  /** What leaves Remit as evidence is signed with the key of the audit. */
  readonly signer: Signer;
  /** Where reads are counted as uses of roles; absent in a process that answers nobody. */
  readonly uses?: UseCounter;
}

/** The session cookie of the reply. */
export interface SessionCookie {
  /** @param expiresAt ms since 1970 UTC */
  set(token: SessionToken, expiresAt: number): void;
  clear(): void;
}

/** What is known of a call before anything was asked about it. The calls of one batch share it. */
export interface CallContext {
  readonly services: Services;
  /** The tenant as the path (or what stands in for it) names it; null outside one. Never taken from a body. */
  readonly tenantSlug: string | null;
  /** The host name of the call where it belongs to one tenant: the tenant must be that one. */
  readonly tenantHost: string | null;
  /** The member whom the caller sees the tenant as, where the path says one: looked up in the session at every call. */
  readonly seenAs?: string | null | undefined;
  /** The moment that its reads are about, as its header says it; absent for now. */
  readonly asOf?: string | undefined;
  /** Whoever asks lets somebody do what they are told that they may, so that an allow is a use of what allows it. */
  readonly enforces?: true | undefined;
  readonly token: SessionToken | null;
  /** The caller's IP address. */
  readonly address: string;
  /** What the caller's program calls itself, cut to 300 characters; null when it does not say. */
  readonly agent: string | null;
  readonly correlationId: string;
  readonly cookie: SessionCookie;
  /** The file that the call brings, where its route takes one: no call by JSON has any. */
  readonly upload?: Uint8Array | undefined;
}
