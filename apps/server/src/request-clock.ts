import { randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { type ClockTurned, clockBatch, turnRequestClock } from '@remit/api/requests/request-clock';
import { nextRequestDue } from '@remit/store/requests/due-requests';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantClock } from './tenant-clock.ts';

/** Before the first id there is. */
const first = '00000000-0000-0000-0000-000000000000';

/** A look at everything that waits. */
interface Sweep {
  /** The id that the last batch ended with. */
  readonly after: string;
  /** What the first of them was looked at under. */
  readonly under: string;
}

/**
 * Looks after requests that wait: for time, and for deciders who may be others by now.
 * @param ahead by how much this clock is ahead of the database's, in ms: for tests of what takes days
 */
export function requestClock(services: Pick<Services, 'store' | 'policies'>, ahead = 0): TenantClock {
  const { store } = services;
  const seen = new Map<TenantId, ClockTurned>();

  /**
   * Whatever is due; and, when others than at the last look may decide, everything that waits. A few at a time: between
   * two of these turns whoever changes who may decide has theirs, and then everything that waits is looked at once more.
   */
  async function turn(tenant: TenantId, closing: () => boolean): Promise<void> {
    const correlationId = randomUUID();
    let sweep: Sweep | null = null;
    for (;;) {
      const turned: ClockTurned | null = await look(tenant, correlationId, sweep);
      if (turned === null || closing()) return;
      if (sweep !== null && turned.outlivedAfter === null)
        seen.set(tenant, { ...turned, lookedUnder: sweep.under });
      const asSeen = turned.lookedUnder === seen.get(tenant)?.lookedUnder;
      if (sweep === null && asSeen && turned.due < clockBatch) return;
      sweep = nextSweep(sweep, turned, asSeen);
    }
  }

  const look = (tenant: TenantId, correlationId: string, sweep: Sweep | null): Promise<ClockTurned | null> =>
    store.withTenant(tenant, 'write', (tx) =>
      turnRequestClock(services, tx, { correlationId, outlivedAfter: sweep?.after ?? null, ahead }),
    );

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

/** Where it goes on; one from the first id where what others looked at was another standing; null where all is seen. */
function nextSweep(
  sweep: Sweep | null,
  { outlivedAfter, lookedUnder }: ClockTurned,
  asSeen: boolean,
): Sweep | null {
  if (sweep !== null && outlivedAfter !== null) return { ...sweep, after: outlivedAfter };
  return asSeen ? null : { after: first, under: lookedUnder };
}
