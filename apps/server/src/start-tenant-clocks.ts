import type { Services } from '@remit/api/context';
import { onWritten } from '@remit/store/audit-notices';
import { StoreError } from '@remit/store/errors';
import type { Store } from '@remit/store/open-store';
import { signInChainName } from '@remit/store/sign-in-chain-name';
import type { TenantId } from '@remit/store/tenant-id';
import { isOpen } from '@remit/store/tenant-status';
import type { ServerLease } from './server-lease.ts';
import type { TenantClock } from './tenant-clock.ts';

/** Clocks that run in every tenant. */
export interface TenantClocks {
  /** Lets go after what is under way. */
  close(): Promise<void>;
}

/** Tenants that are looked at at once: what is due in one does not wait long for another, and calls come first. */
const atOnce = 2;
/** For how long a tenant in which nothing is due is left alone, in ms: by then a command that was killed wrote there. */
const leftAlone = 300_000;
/** For how long one that could not be looked at, or in which something stays due, is left alone, in ms. */
const retryAfter = 5_000;

/**
 * Turns clocks in every open tenant as their time comes. A tenant is looked at when this process starts, after anything
 * was written there by it, when the first of its clocks said that it has something to do, and once in a while in any case:
 * so a thousand idle tenants cost a few looks a second, and what is due in any of them happens at once. What another
 * server, or a command, alone knew is looked for when that one stopped. What fails in one is said and tried again.
 * @param every how long between two looks at a tenant at least, in ms
 */
export function startTenantClocks(
  {
    store,
    log,
    lease,
  }: {
    readonly store: Pick<Store, 'withTenant' | 'listTenants'>;
    readonly log: Services['log'];
    readonly lease: ServerLease;
  },
  clocks: readonly TenantClock[],
  every = 1_000,
): TenantClocks {
  // When each is to be looked at, in ms of `performance.now()`.
  const due = new Map<TenantId, number>();
  const looking = new Map<TenantId, Promise<void>>();
  let listing: Promise<void> = Promise.resolve();
  let closing = false;

  /** Brings the next look at a tenant forward; one whose look is under way is looked at once more. */
  function bringForward(tenant: TenantId, to: number): void {
    due.set(tenant, Math.min(due.get(tenant) ?? Infinity, to));
  }

  function startLooks(): void {
    const now = performance.now();
    for (const [tenant, at] of due) {
      if (closing || looking.size >= atOnce) return;
      if (at > now || looking.has(tenant)) continue;
      // To the end of the list: one in which something is always due does not keep the others waiting.
      due.delete(tenant);
      due.set(tenant, Infinity);
      looking.set(tenant, look(tenant));
    }
  }

  async function look(tenant: TenantId): Promise<void> {
    const next = await turnDue(tenant);
    looking.delete(tenant);
    if (next === null) due.delete(tenant);
    else bringForward(tenant, performance.now() + next);
    startLooks();
  }

  /** @returns in how many ms to look again; null for a tenant that is not there any more */
  async function turnDue(tenant: TenantId): Promise<number | null> {
    let failed = false;
    try {
      let times = await readDueIn(tenant);
      const dueNow = clocks.filter((_, index) => (times[index] ?? Infinity) <= 0);
      for (const clock of dueNow) {
        if (closing) return retryAfter;
        await clock
          .turn(tenant, () => closing)
          .catch((error: unknown) => {
            failed = true;
            tell(tenant, clock.what, error);
          });
      }
      if (failed) return retryAfter;
      if (dueNow.length > 0) times = await readDueIn(tenant);
      const first = Math.min(...times.map((left) => left ?? Infinity));
      // What stays due is another server's, or cannot be done yet.
      return first <= 0 ? retryAfter : Math.min(first, leftAlone * (0.75 + Math.random() / 2));
    } catch (error) {
      if (error instanceof StoreError && error.code === 'not-found') return null;
      tell(tenant, 'clocks', error);
      return retryAfter;
    }
  }

  function readDueIn(tenant: TenantId): Promise<readonly (number | null)[]> {
    return store.withTenant(tenant, 'read', (tx) => Promise.all(clocks.map((clock) => clock.dueIn(tx))));
  }

  function tell(tenant: TenantId, what: string, err: unknown): void {
    // One that was destroyed or is moving: another look finds it, or does not find it listed.
    const passing = err instanceof StoreError;
    log[passing ? 'info' : 'error'](
      { err, tenant },
      `${what} of a tenant could not be looked at; they are looked at again`,
    );
  }

  /** Takes up tenants that are new or open again, and lets go of those that were shut. */
  async function list(): Promise<void> {
    try {
      const takesOver = await lease.renew();
      const tenants = await store.listTenants();
      const open = new Set(tenants.filter(({ status }) => isOpen(status)).map(({ id }) => id));
      for (const id of due.keys()) if (!open.has(id)) due.delete(id);
      for (const id of open) if (takesOver || !due.has(id)) bringForward(id, 0);
    } catch (error) {
      log.warn({ err: error }, 'tenants could not be listed for their clocks; they are listed again');
    }
    startLooks();
  }

  const listAgain = (): void => {
    listing = listing.then(list);
  };
  const timers = [setInterval(startLooks, every).unref(), setInterval(listAgain, every * 5).unref()];
  listAgain();
  const endListening = onWritten((chain) => {
    if (chain !== signInChainName && due.has(chain)) bringForward(chain, performance.now() + every);
  });

  return {
    close: async () => {
      closing = true;
      endListening();
      for (const timer of timers) clearInterval(timer);
      await listing;
      await Promise.all(looking.values());
      await lease.end().catch((error: unknown) => {
        log.warn({ err: error }, 'this server could not say that it stops; others find out by themselves');
      });
    },
  };
}
