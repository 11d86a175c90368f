import type { DatabaseAddress } from '../provision/database-address.ts';
import { StoreError } from '../errors.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { TicketKey } from './ticket.ts';

/** This process's key in one database: asked for when it is first needed, and again before it ends. */
export interface ProcessKey {
  /** A key that the database knows, for long enough to use it. */
  current(): Promise<TicketKey> | TicketKey;
  /** The database does not know the key after all (it was made anew, say): the next `current` asks for another. */
  forget(): void;
}

// A key is good for two hours.
const renewAfter = 30 * 60_000;
const lastsFor = 110 * 60_000;

/** @param registrar address of the database for `remit_registrar` */
export function processKey(registrar: DatabaseAddress): ProcessKey {
  let held: { readonly key: TicketKey; readonly since: number } | null = null;
  let registering: Promise<TicketKey> | null = null;

  async function register(): Promise<TicketKey> {
    const key = await registerProcess(registrar);
    held = { key, since: performance.now() };
    return key;
  }

  return {
    current: () => {
      const age = held === null ? Infinity : performance.now() - held.since;
      if (held !== null && age < renewAfter) return held.key;
      registering ??= register().finally(() => (registering = null));
      if (held === null || age >= lastsFor) return registering;
      // Still good: nobody waits for the renewal, and one that fails is tried again by the next caller.
      registering.catch(() => undefined);
      return held.key;
    },
    forget: () => {
      held = null;
    },
  };
}

function registerProcess(registrar: DatabaseAddress): Promise<TicketKey> {
  return withMaintenance(registrar, async (sql) => {
    const [key] = await sql<TicketKey[]>`select kid, key from remit.register_process()`;
    if (key === undefined) throw new StoreError('unavailable', 'the database gave this process no key');
    return key;
  });
}
