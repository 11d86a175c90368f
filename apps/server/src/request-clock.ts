import { randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { type ClockTurned, clockBatch, turnRequestClock } from '@remit/api/request-clock';
import { nextRequestDue } from '@remit/store/due-requests';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantClock } from './tenant-clock.ts';

/** Before the first id there is. */
const first = '00000000-0000-0000-0000-000000000000';

/** Looks after requests that wait: for time, and for deciders who may be others by now. */
export function requestClock(services: Services): TenantClock {
  const { store } = services;
  const seen = new Map<TenantId, ClockTurned>();

  /** Whatever is due; and, when others than at the last look may decide, everything that waits. */
  async function turn(tenant: TenantId, closing: () => boolean): Promise<void> {
    const correlationId = randomUUID();
    let outlivedAfter: string | null = null;
    for (;;) {
      const after: string | null = outlivedAfter;
      const turned: ClockTurned | null = await store.withTenant(tenant, 'write', (tx) =>
        turnRequestClock(services, tx, { correlationId, outlivedAfter: after }),
      );
      if (turned === null || closing()) return;
      if (turned.lookedUnder !== seen.get(tenant)?.lookedUnder && after === null) {
        outlivedAfter = first;
        continue;
      }
      if (after !== null && turned.outlivedAfter === null) seen.set(tenant, turned);
      outlivedAfter = turned.outlivedAfter;
      if (outlivedAfter === null && turned.due < clockBatch) return;
    }
  }

  return {
    what: 'requests',
    dueIn: async (tx) => {
      const last = seen.get(tx.tenantId) ?? null;
      const next = await nextRequestDue(tx, last?.turnedAt ?? null);
      if (next === null) return null;
      if (next.standsOn !== last?.lookedUnder) return 0;
      const turnsIn = last.turnsAt === null ? null : last.turnsAt - next.now;
      return turnsIn === null || next.dueIn === null
        ? (next.dueIn ?? turnsIn)
        : Math.min(next.dueIn, turnsIn);
    },
    turn,
  };
}
