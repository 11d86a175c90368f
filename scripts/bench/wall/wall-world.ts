import { randomBytes, randomUUID } from 'node:crypto';
import type { CallContext } from '@remit/api/context';
import { createPolicyCache } from '@remit/api/policy-cache';
import { hashSessionToken, newSessionToken, type SessionToken } from '@remit/identity/session-token';
import { haldenWorks } from '@remit/sample/halden-works';
import { inDatabase } from '@remit/store/database-address';
import { ed25519Signer } from '@remit/store/ed25519';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { createSession } from '@remit/store/identity/create-session';
import { loadTenantSample } from '@remit/store/load-tenant';
import { openStore, type Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenant-placement';
import { say } from './figure.ts';

/** A tenant with its sample, and somebody signed in to it. */
export interface WallWorld {
  readonly store: Store;
  readonly tenant: TenantPlacement;
  readonly token: SessionToken;
  readonly memberId: string;
  /** The superuser's address of the tenant's database, where no wall stands in the way. */
  readonly bareAddress: string;
  readonly secret: Uint8Array;
  readonly databaseUrl: string;
}

export const poolSize = 8;

/** @param databaseUrl of a server that nobody else uses */
export async function wallWorld(databaseUrl: string): Promise<WallWorld> {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const store = await openWallStore(databaseUrl, secret);
  const sample = haldenWorks();
  const tenant = await store.createTenant({
    ...sample.tenant,
    id: randomUUID(),
    slug: 'bench',
    tier: 'dedicated',
  });
  await loadTenantSample(store, tenant.id, sample, () => undefined);
  await store.activateTenant(tenant.id);
  const nora = sample.logins.find(({ name }) => name.startsWith('Nora'));
  if (nora === undefined) throw new Error('the sample has no administrator');
  const { memberId, email, name } = nora;
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
  const bareAddress = inDatabase(databaseUrl, tenant.databaseName);
  return { store, tenant, token, memberId, bareAddress, secret, databaseUrl };
}

export function openWallStore(databaseUrl: string, secret: Uint8Array): Promise<Store> {
  return openStore({
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret,
    poolSize,
    embedded: true,
    onProgress: say,
  });
}

const silent = (): void => undefined;

/** What a server knows of a call before anything was asked about it. */
export function contextOf({ token, tenant }: WallWorld, store: Store): CallContext {
  return {
    services: {
      store,
      policies: createPolicyCache(),
      log: { info: silent, warn: silent, error: silent },
      signer: ed25519Signer(randomBytes(32)),
    },
    tenantSlug: tenant.slug,
    tenantHost: null,
    token,
    address: '127.0.0.1',
    agent: null,
    correlationId: randomUUID(),
    cookie: { set: silent, clear: silent },
  };
}
