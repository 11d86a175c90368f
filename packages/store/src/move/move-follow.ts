import { StoreError } from '../errors.ts';
import { moveSignal } from './move-signal.ts';
import type { TenantId } from '../tenant-id.ts';

/** A transaction in a tenant, as it can be begun again. */
export interface Following<T> {
  readonly run: () => Promise<T>;
  /** Looks up anew where the tenant's data lie. @returns whether that is another place than `run` went to */
  readonly lookAnew: (signal: 'moved' | 'gone') => Promise<boolean>;
}

/** How long a transaction may look for its tenant, in ms. */
const patience = 15_000;

/**
 * Runs transactions of tenants that may be moving: one that is told so is begun again, when its turn comes or in the
 * other place. Nothing of it had an effect until then; what it does outside the database, before its first query has
 * answered, it may do twice.
 * @param untilReleased settles once nobody keeps the tenant's writers waiting; asked once for all who wait
 * @returns rejects with what the transaction does, and with a StoreError `busy` where it is told so for too long
 */
export function moveFollower(untilReleased: (tenantId: TenantId) => Promise<void>) {
  const waiting = new Map<TenantId, Promise<void>>();

  async function released(tenantId: TenantId): Promise<void> {
    let wait = waiting.get(tenantId);
    if (wait === undefined) {
      wait = untilReleased(tenantId).finally(() => waiting.delete(tenantId));
      waiting.set(tenantId, wait);
    }
    try {
      await wait;
    } catch (error) {
      // It moved while this waited: whoever begins again is told so too.
      if (moveSignal(error) === null) throw error;
    }
  }

  return async function follow<T>(tenantId: TenantId, { run, lookAnew }: Following<T>): Promise<T> {
    const began = performance.now();
    for (;;) {
      try {
        return await run();
      } catch (error) {
        const signal = moveSignal(error);
        if (signal === null) throw error;
        if (performance.now() - began > patience)
          throw new StoreError('busy', 'this tenant is being moved; try again in a moment', error);
        if (signal === 'held') await released(tenantId);
        else if (!(await lookAnew(signal))) throw error;
      }
    }
  };
}
