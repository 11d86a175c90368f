import type { Services } from '@remit/api/context';
import { StoreError } from '@remit/store/errors';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantClock } from './tenant-clock.ts';

/** What is looked at in a tenant, and where. */
export interface TurnedClocks {
  readonly store: Pick<Store, 'withTenant'>;
  readonly log: Services['log'];
  readonly clocks: readonly TenantClock[];
}

/** For how long a tenant in which nothing is due is left alone, in ms: by then a command that was killed wrote there. */
const leftAlone = 300_000;
/** For how long one that could not be looked at, or in which something stays due, is left alone, in ms. */
const retryAfter = 5_000;

/**
 * Turns the clocks of a tenant whose time has come. What fails is said, and keeps none of the others from being turned.
 * @param closing whether no more is to be begun
 * @returns in how many ms to look again; null for a tenant that is not there any more
 */
export async function turnDueClocks(
  { store, log, clocks }: TurnedClocks,
  tenant: TenantId,
  closing: () => boolean,
): Promise<number | null> {
  const readDueIn = (): Promise<readonly (number | null)[]> =>
    store.withTenant(tenant, 'read', (tx) => Promise.all(clocks.map((clock) => clock.dueIn(tx))));
  let failed = false;
  try {
    let times = await readDueIn();
    const dueNow = clocks.filter((_, index) => (times[index] ?? Infinity) <= 0);
    for (const clock of dueNow) {
      if (closing()) return retryAfter;
      await clock.turn(tenant, closing).catch((error: unknown) => {
        failed = true;
        tell(log, tenant, clock.what, error);
      });
    }
    if (failed) return retryAfter;
    if (dueNow.length > 0) times = await readDueIn();
    const first = Math.min(...times.map((left) => left ?? Infinity));
    // What stays due is another server's, or cannot be done yet.
    return first <= 0 ? retryAfter : Math.min(first, leftAlone * (0.75 + Math.random() / 2));
  } catch (error) {
    if (error instanceof StoreError && error.code === 'not-found') return null;
    tell(log, tenant, 'clocks', error);
    return retryAfter;
  }
}

function tell(log: Services['log'], tenant: TenantId, what: string, err: unknown): void {
  // One that was destroyed or is moving: another look finds it, or does not find it listed.
  const passing = err instanceof StoreError;
  log[passing ? 'info' : 'error'](
    { err, tenant },
    `${what} of a tenant could not be looked at; they are looked at again`,
  );
}
