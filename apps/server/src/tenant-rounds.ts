import type { Services } from '@remit/api/context';
import { StoreError } from '@remit/store/errors';
import type { TenantId } from '@remit/store/tenant-id';
import { isOpen } from '@remit/store/tenant-status';

/** Looks after something in every tenant, from now on until it is closed. */
export interface TenantRounds {
  /** Lets go after the tenant that is under way. */
  close(): Promise<void>;
}

/** Tenants that one look goes through: a thousand idle ones must not keep a server busy. */
const scanned = 25;

/**
 * Goes through the open tenants again and again, a few at a time. What fails in one is said and tried at the next round.
 * @param what it looks after, as the log says it
 * @param lookAt is told whether the rounds are to end
 * @param every how long until the next tenants are looked at, in ms
 */
export function startTenantRounds(
  { store, log }: Pick<Services, 'store' | 'log'>,
  what: string,
  lookAt: (tenant: TenantId, closing: () => boolean) => Promise<void>,
  every: number,
): TenantRounds {
  let closing = false;
  let scanFrom = '';
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const tenants = (await store.listTenants()).filter(({ status }) => isOpen(status));
    const next = tenants.filter(({ slug }) => slug > scanFrom).slice(0, scanned);
    scanFrom = next.length < scanned ? '' : (next.at(-1)?.slug ?? '');
    for (const { id } of next) {
      if (closing) return;
      await lookAt(id, () => closing).catch((error: unknown) => {
        // One that was destroyed or is moving: another look finds it, or does not find it listed.
        const passing = error instanceof StoreError;
        log[passing ? 'info' : 'error'](
          { err: error, tenant: id },
          `${what} of a tenant could not be looked at; they are looked at again`,
        );
      });
    }
  }

  const lookAgain = (): void => {
    looking = looking.then(look).catch((error: unknown) => {
      log.warn({ err: error }, `tenants could not be listed; their ${what} are looked at again`);
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
