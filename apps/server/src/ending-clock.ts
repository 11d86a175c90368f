import type { Services } from '@remit/api/context';
import { endingBatch, tellEndings } from '@remit/api/reviews/tell-endings';
import { endingsToTell, nextEndingIn } from '@remit/store/directory/endings';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantClock } from './tenant-clock.ts';

/** For how long the next ending of a tenant is believed, in ms: to find it, all that ends one day is looked through. */
const believed = 60_000;

/** Tells people what of theirs ends soon: as soon as it is soon, or within a minute where it was soon from the beginning. */
export function endingClock(services: Pick<Services, 'store'>): TenantClock {
  const known = new Map<TenantId, { readonly askedAt: number; readonly dueAt: number }>();
  return {
    what: 'endings',
    dueIn: async (tx) => {
      const now = performance.now();
      const last = known.get(tx.tenantId);
      if (last !== undefined && now - last.askedAt < believed) return last.dueAt - now;
      const left = (await nextEndingIn(tx)) ?? Infinity;
      known.set(tx.tenantId, { askedAt: now, dueAt: now + left });
      return left;
    },
    turn: async (tenant, closing) => {
      await tellOfEndings(services, tenant, closing);
      known.delete(tenant);
    },
  };
}

/**
 * Tells whoever has something in a tenant that ends soon, once.
 * @param closing whether to stop after what was begun
 * @param ahead see packages/store/src/directory/endings.ts
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
