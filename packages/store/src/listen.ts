import postgres from 'postgres';
import type { DatabaseAddress } from './provision/database-address.ts';

/** What triggers of both kinds of database notify (0006_revocation.sql, 0011_notify.sql). Its payload is empty. */
const channel = 'remit_changed';

/** Hears of changes in so many databases at most, over one connection to each, however many ask. */
export interface Listeners {
  /**
   * Hears when something that open streams stand on may have changed in a database. A hurry and never a promise: while
   * the connection is down, or where others are heard already, nothing is heard, and whoever listens looks by itself once
   * in a while.
   * @param onChange also called when the connection stands anew, as something may have changed before
   * @returns stops hearing; the last to stop closes the connection
   */
  to(address: DatabaseAddress, onChange: () => void): () => void;
  close(): Promise<void>;
}

interface Listening {
  readonly told: Set<() => void>;
  end(): Promise<void>;
}

/** Listens to no database yet. @param most databases at once */
export function listeners(most: number): Listeners {
  const open = new Map<DatabaseAddress, Listening>();
  return {
    to: (address, onChange) => {
      if (open.size >= most && !open.has(address)) return () => undefined;
      const listening = open.get(address) ?? listen(address);
      open.set(address, listening);
      // Of its own, so that two who hand in the same function stop one by one.
      const tell = (): void => onChange();
      listening.told.add(tell);
      return () => {
        listening.told.delete(tell);
        if (listening.told.size > 0 || open.get(address) !== listening) return;
        open.delete(address);
        void listening.end();
      };
    },
    close: async () => {
      const ending = [...open.values()].map((listening) => listening.end());
      open.clear();
      await Promise.all(ending);
    },
  };
}

function listen(address: DatabaseAddress): Listening {
  const told = new Set<() => void>();
  const tellAll = (): void => {
    for (const tell of told) tell();
  };
  const sql = postgres(address, {
    max: 1,
    fetch_types: false,
    prepare: false,
    connect_timeout: 10,
    // A database that is down is asked again, but not in a tight circle.
    backoff: (retries) => Math.min(5, 0.1 * 2 ** retries),
    onnotice: () => undefined,
    connection: { application_name: 'remit listener', search_path: 'pg_catalog, pg_temp' },
  });
  // Ended while it is on its way, the driver fails what was asked: nobody waits for it any more.
  sql.listen(channel, tellAll, tellAll).catch(() => undefined);
  return { told, end: () => sql.end({ timeout: 0 }) };
}
