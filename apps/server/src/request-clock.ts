import { randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { type ClockTurned, clockBatch, turnRequestClock } from '@remit/api/request-clock';
import { StoreError } from '@remit/store/errors';
import type { TenantId } from '@remit/store/tenant-id';
import { isOpen } from '@remit/store/tenant-status';

/** Looks after requests that wait, from now on until it is closed. */
export interface RequestClock {
  /** Lets go after the batch that is under way. */
  close(): Promise<void>;
}

/** Tenants that one look goes through: a thousand idle ones must not keep a server busy. */
const scanned = 25;
/** Before the first id there is. */
const first = '00000000-0000-0000-0000-000000000000';

/** @param every how long until the next tenants are looked at, in ms */
export function startRequestClock(services: Services, every = 5_000): RequestClock {
  const { store, log } = services;
  const seen = new Map<TenantId, string>();
  let closing = false;
  let scanFrom = '';
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const tenants = (await store.listTenants()).filter(({ status }) => isOpen(status));
    const next = tenants.filter(({ slug }) => slug > scanFrom).slice(0, scanned);
    scanFrom = next.length < scanned ? '' : (next.at(-1)?.slug ?? '');
    for (const { id } of next) {
      if (closing) return;
      await lookAt(id).catch((error: unknown) => {
        // One that was destroyed or is moving: another look finds it, or does not find it listed.
        const passing = error instanceof StoreError;
        log[passing ? 'info' : 'error'](
          { err: error, tenant: id },
          'requests of a tenant could not be looked at; they are looked at again',
        );
      });
    }
  }

  /** Whatever is due; and, when policy or directory are others than at the last look, everything that waits. */
  async function lookAt(tenant: TenantId): Promise<void> {
    const correlationId = randomUUID();
    let outlivedAfter: string | null = null;
    for (;;) {
      const after: string | null = outlivedAfter;
      const turned: ClockTurned | null = await store.withTenant(tenant, 'write', (tx) =>
        turnRequestClock(services, tx, { correlationId, outlivedAfter: after }),
      );
      if (turned === null || closing) return;
      if (turned.lookedUnder !== seen.get(tenant) && after === null) {
        outlivedAfter = first;
        continue;
      }
      if (after !== null && turned.outlivedAfter === null) seen.set(tenant, turned.lookedUnder);
      outlivedAfter = turned.outlivedAfter;
      if (outlivedAfter === null && turned.due < clockBatch) return;
    }
  }

  const lookAgain = (): void => {
    looking = looking.then(look).catch((error: unknown) => {
      log.warn({ err: error }, 'tenants could not be listed; their requests are looked at again');
    });
  };
  const timer = setInterval(lookAgain, every).unref();
  lookAgain();

  return {
    close: async () => {
      closing = true;
      clearInterval(timer);
      await looking;
    },
  };
}
