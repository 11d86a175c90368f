import type { Services } from '@remit/api/context';
import { endingBatch, tellEndings } from '@remit/api/tell-endings';
import { endingsToTell } from '@remit/store/endings';
import type { TenantId } from '@remit/store/tenant-id';
import { startTenantRounds, type TenantRounds } from './tenant-rounds.ts';

/** How often one tenant is looked at, in ms: what lasts an hour is told of in its last quarter. */
const pause = 300_000;

/**
 * Tells people what of theirs ends soon, from now on until it is closed.
 * @param every how long until the next tenants are looked at, in ms
 */
export function startEndingClock(services: Services, every = 30_000): TenantRounds {
  const lookedAt = new Map<TenantId, number>();
  return startTenantRounds(
    services,
    'endings',
    async (tenant, closing) => {
      if (performance.now() - (lookedAt.get(tenant) ?? -pause) < pause) return;
      await tellOfEndings(services, tenant, closing);
      lookedAt.set(tenant, performance.now());
    },
    every,
  );
}

/**
 * Tells whoever has something in a tenant that ends soon, once.
 * @param closing whether to stop after what was begun
 * @param ahead see packages/store/src/endings.ts
 */
export async function tellOfEndings(
  { store }: Pick<Services, 'store'>,
  tenant: TenantId,
  closing: () => boolean,
  ahead: number = 0,
): Promise<void> {
  // Looked for without writing: nearly always there is nothing to do.
  const look = () => store.withTenant(tenant, 'read', (tx) => endingsToTell(tx, endingBatch, ahead));
  for (let endings = await look(); endings.length > 0 && !closing();) {
    const told = endings;
    await store.withTenant(tenant, 'write', (tx) => tellEndings(tx, told));
    endings = told.length < endingBatch ? [] : await look();
  }
}
