import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { NewTenant } from '@remit/store/create-tenant';
import { openStore, type Store } from '@remit/store/open-store';
import type { StoreOptions } from '@remit/store/store-parts';
import type { TenantPlacement } from '@remit/store/tenant-placement';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superusers' addresses of the run's PostgreSQL servers, one for each worker. */
    readonly postgresUrls: readonly string[];
  }
}

/** The secret of every store that tests open: the logins of a server have one password each. */
export const testSecret: Uint8Array = new Uint8Array(32).fill(7);

/** Superuser's address of the server that this worker has for itself. */
export function postgresUrl(): string {
  // Vitest counts workers from 1.
  const url = inject('postgresUrls')[Number(process.env['VITEST_POOL_ID']) - 1];
  if (url === undefined) throw new Error('postgres-global-setup.ts started no PostgreSQL for this worker');
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
