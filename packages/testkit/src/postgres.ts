import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { NewTenant } from '@remit/store/tenants/create-tenant';
import { openStore, type Store } from '@remit/store/open-store';
import { ownSockets } from '@remit/store/connection/own-sockets';
import type { StoreOptions } from '@remit/store/store-parts';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL servers, one for each worker: the superuser's address, and the socket where there is one. */
    readonly postgresServers: readonly { readonly url: string; readonly socket: string | null }[];
  }
}

/** The secret of every store that tests open: the logins of a server have one password each. */
export const testSecret: Uint8Array = new Uint8Array(32).fill(7);

/** Superuser's address of the server that this worker has for itself, which it reaches as the Remit that runs one does. */
export function postgresUrl(): string {
  // Vitest counts workers from 1.
  const server = inject('postgresServers')[Number(process.env['VITEST_POOL_ID']) - 1];
  if (server === undefined) throw new Error('postgres-global-setup.ts started no PostgreSQL for this worker');
  const { url, socket } = server;
  if (socket !== null) ownSockets.add(url, socket);
  return url;
}

/** Options for a store on the worker's server; see postgres-global-setup.ts. */
export function testStoreOptions(): StoreOptions {
  const databaseUrl = postgresUrl();
  return {
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret: testSecret,
    poolSize: 8,
    embedded: true,
    onProgress: () => undefined,
  };
}

/** Opens a store on the worker's server. Whoever opens it closes it. */
export function openTestStore(more: Pick<StoreOptions, 'files'> = {}): Promise<Store> {
  return openStore({ ...testStoreOptions(), ...more });
}

/** A tenant that nobody else in the run has, active and empty. */
export async function makeTestTenant(
  store: Store,
  tenant: Partial<NewTenant> = {},
): Promise<TenantPlacement> {
  const placement = await store.createTenant({
    slug: `t${randomBytes(6).toString('hex')}`,
    name: 'Test tenant',
    tier: 'shared',
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    accent: 'indigo',
    ...tenant,
  });
  await store.activateTenant(placement.id);
  return placement;
}
