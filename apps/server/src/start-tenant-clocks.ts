import type { Services } from '@remit/api/context';
import { onWritten } from '@remit/store/audit/audit-notices';
import type { Store } from '@remit/store/open-store';
import { signInChainName } from '@remit/store/audit/sign-in-chain-name';
import type { TenantId } from '@remit/store/tenant-id';
import { isOpen } from '@remit/store/tenants/tenant-status';
import type { ServerLease } from './server-lease.ts';
import type { TenantClock } from './tenant-clock.ts';
import { turnDueClocks } from './turn-due-clocks.ts';

/** Clocks that run in every tenant. */
export interface TenantClocks {
  /** Lets go after what is under way. */
  close(): Promise<void>;
}

/** Tenants that are looked at at once: what is due in one does not wait long for another, and calls come first. */
const atOnce = 2;

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
    const next = await turnDueClocks({ store, log, clocks }, tenant, () => closing);
    looking.delete(tenant);
    if (next === null) due.delete(tenant);
    else bringForward(tenant, performance.now() + next);
    startLooks();
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
