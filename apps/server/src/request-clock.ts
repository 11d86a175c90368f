import { randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { type ClockTurned, clockBatch, turnRequestClock } from '@remit/api/request-clock';
import type { TenantId } from '@remit/store/tenant-id';
import { startTenantRounds, type TenantRounds } from './tenant-rounds.ts';

/** Before the first id there is. */
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Looks after requests that wait, from now on until it is closed.
 * @param every how long until the next tenants are looked at, in ms
 */
export function startRequestClock(services: Services, every = 5_000): TenantRounds {
  const { store } = services;
  const seen = new Map<TenantId, string>();

  /** Whatever is due; and, when policy or directory are others than at the last look, everything that waits. */
  async function lookAt(tenant: TenantId, closing: () => boolean): Promise<void> {
    const correlationId = randomUUID();
    let outlivedAfter: string | null = null;
    for (;;) {
      const after: string | null = outlivedAfter;
      const turned: ClockTurned | null = await store.withTenant(tenant, 'write', (tx) =>
        turnRequestClock(services, tx, { correlationId, outlivedAfter: after }),
      );
      if (turned === null || closing()) return;
      if (turned.lookedUnder !== seen.get(tenant) && after === null) {
        outlivedAfter = first;
        continue;
      }
      if (after !== null && turned.outlivedAfter === null) seen.set(tenant, turned.lookedUnder);
      outlivedAfter = turned.outlivedAfter;
      if (outlivedAfter === null && turned.due < clockBatch) return;
    }
  }

  return startTenantRounds(services, 'requests', lookAt, every);
}
