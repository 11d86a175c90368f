import { randomBytes, randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { createPolicyCache } from '@remit/api/policy-cache';
import { tenantRouter } from '@remit/api/tenant-router';
import { hashSessionToken, newSessionToken, type SessionToken } from '@remit/identity/session-token';
import { haldenWorks } from '@remit/sample/halden-works';
import { inDatabase } from '@remit/store/database-address';
import { ed25519Signer } from '@remit/store/ed25519';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { createSession } from '@remit/store/identity/create-session';
import { loadTenantSample } from '@remit/store/load-tenant';
import { openStore, type Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenant-placement';

/** A tenant with its sample, and everybody of it who can sign in, signed in. */
export interface ApprovalsWorld {
  readonly store: Store;
  readonly services: Services;
  readonly tenant: TenantPlacement;
  readonly people: ReadonlyMap<string, { readonly token: SessionToken; readonly memberId: string }>;
  /** The superuser's address of the tenant's database. */
  readonly bareAddress: string;
}

const silent = (): void => undefined;

/** @param databaseUrl of a server that nobody else uses */
export async function approvalsWorld(
  databaseUrl: string,
  say: (text: string) => void,
): Promise<ApprovalsWorld> {
  const store = await openStore({
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret: crypto.getRandomValues(new Uint8Array(32)),
    poolSize: 8,
    embedded: true,
    onProgress: say,
  });
  const sample = haldenWorks();
  const tenant = await store.createTenant({
    ...sample.tenant,
    id: randomUUID(),
    slug: 'bench',
    tier: 'dedicated',
  });
  await loadTenantSample(store, tenant.id, sample, silent);
  await store.activateTenant(tenant.id);
  const people = new Map<string, { readonly token: SessionToken; readonly memberId: string }>();
  for (const { memberId, email, name } of sample.logins) {
    const token = newSessionToken();
    await store.withIdentity(async (tx) => {
      const loginId = await addLogin(tx, { id: randomUUID(), email, name, passwordHash: 'none' });
      await addMembership(tx, { loginId, tenantId: tenant.id, memberId });
      await createSession(tx, {
        tokenHash: hashSessionToken(token),
        loginId,
        lifetime: 3_600_000,
        kind: 'browser',
        secondFactorAt: null,
        address: '127.0.0.1',
        agent: null,
      });
    });
    people.set(name.split(' ', 1)[0] ?? name, { token, memberId });
  }
  const services = {
    store,
    policies: createPolicyCache(),
    log: { info: silent, warn: silent, error: silent },
    signer: ed25519Signer(randomBytes(32)),
  };
  return { store, services, tenant, people, bareAddress: inDatabase(databaseUrl, tenant.databaseName) };
}

/** Calls by somebody of the sample, by first name, without a socket between. */
export function callerOf({ services, tenant, people }: ApprovalsWorld, name: string) {
  const person = people.get(name);
  if (person === undefined) throw new Error(`nobody in the sample is called ${name}`);
  return tenantRouter.createCaller({
    services,
    tenantSlug: tenant.slug,
    tenantHost: null,
    token: person.token,
    address: '127.0.0.1',
    agent: null,
    correlationId: randomUUID(),
    cookie: { set: silent, clear: silent },
  });
}
