import { randomBytes, randomUUID } from 'node:crypto';
import type { CallContext, Services } from '@remit/api/context';
import { createPolicyCache } from '@remit/api/policy/policy-cache';
import type { SessionToken } from '@remit/identity/session-token';
import { ed25519Signer } from '@remit/store/secrets/ed25519';
import type { Store } from '@remit/store/open-store';

const silent = (): void => undefined;

/** What calls stand on in a process that has just begun: no policy is known to it yet. */
export const freshServices = (store: Store): Services => ({
  store,
  policies: createPolicyCache(),
  log: { info: silent, warn: silent, error: silent },
  signer: ed25519Signer(randomBytes(32)),
});

/** What a server knows of a call before anything was asked about it, without a socket between. */
export const callContext = (
  services: Services,
  tenant: { readonly slug: string },
  token: SessionToken,
): CallContext => ({
  services,
  tenantSlug: tenant.slug,
  tenantHost: null,
  token,
  address: '127.0.0.1',
  agent: null,
  correlationId: randomUUID(),
  cookie: { set: silent, clear: silent },
});
