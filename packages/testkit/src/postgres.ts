import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { NewTenant } from '@remit/store/create-tenant';
import { openStore, type Store } from '@remit/store/open-store';
import type { StoreOptions } from '@remit/store/store-parts';
import type { TenantPlacement } from '@remit/store/tenant-placement';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's address of the run's PostgreSQL. */
    readonly postgresUrl: string;
  }
}

/** The secret of every store that tests open: the logins of a server have one password each. */
export const testSecret: Uint8Array = new Uint8Array(32).fill(7);

/** Options for a store on the run's server; see postgres-global-setup.ts. */
export function testStoreOptions(): StoreOptions {
  const databaseUrl = inject('postgresUrl');
  return {
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret: testSecret,
    poolSize: 8,
    embedded: true,
    onProgress: () => undefined,
  };
}

/** Opens a store on the run's server. Whoever opens it closes it. */
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
