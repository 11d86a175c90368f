import type { DatabaseAddress } from './database-address.ts';
import { withMaintenance } from './maintenance.ts';
import { newTicketKey, padsOf, type TicketKey } from './ticket.ts';

/** This process's key in one database: registered when it is first needed, and again before it expires. */
export interface ProcessKey {
  /** A key that the database knows, for long enough to use it. */
  current(): Promise<TicketKey> | TicketKey;
  /** The database does not know the key after all (it was restored, say): the next `current` registers anew. */
  forget(): void;
}

// The database keeps a key for two hours.
const renewAfter = 30 * 60_000;
const lastsFor = 110 * 60_000;

/** @param registrar address of the database for `remit_registrar` */
export function processKey(registrar: DatabaseAddress): ProcessKey {
  let key = newTicketKey();
  let registeredAt = -Infinity;
  let registering: Promise<TicketKey> | null = null;

  async function register(): Promise<TicketKey> {
    const { inner, outer } = padsOf(key);
    await withMaintenance(
      registrar,
      (sql) => sql`select remit.register_process(${key.kid}, ${inner}, ${outer})`,
    );
    registeredAt = performance.now();
    return key;
  }

  return {
    current: () => {
      const age = performance.now() - registeredAt;
      if (age < renewAfter) return key;
      registering ??= register().finally(() => (registering = null));
      if (age >= lastsFor) return registering;
      // Still good: nobody waits for the renewal, and one that fails is tried again by the next caller.
      registering.catch(() => undefined);
      return key;
    },
    forget: () => {
      key = newTicketKey();
      registeredAt = -Infinity;
    },
  };
}
