import { type SQL, sql } from 'drizzle-orm';
import type { Store } from '@remit/store/open-store';
import type { Transaction } from '@remit/store/connection/transaction';

/** Where transactions stop, and for what. */
export interface Stop {
  /** Waited for before each statement. */
  readonly before: () => Promise<void>;
  /** Of the connections that whoever is stopped has, or had. */
  readonly pids: Set<number>;
}

/** Runs through, and waits for others for as long as they take. */
export const neverStops: Stop = { before: async () => undefined, pids: new Set() };

/** The same store, of which each transaction stops where it is told to. No limit of time is met meanwhile. */
export function stoppingStore(store: Store, stopNow: () => Stop): Store {
  return {
    ...store,
    withTenant: (id, mode, work) =>
      store.withTenant(id, mode, async (tx) => work({ ...tx, ...(await stopping(tx, stopNow())) })),
    withIdentity: (work, mode) =>
      store.withIdentity(async (tx) => work({ ...tx, ...(await stopping(tx, stopNow())) }), mode),
  };
}

/** The same transaction, which asks before each statement; they stay in their order. */
async function stopping(tx: Transaction, { before, pids }: Stop): Promise<Pick<Transaction, 'rows'>> {
  // Whoever is stopped, and whoever waits for them, does so for as long as the machine takes.
  const [own] = await tx.rows<{ pid: number }>(sql`
    select pg_backend_pid() as pid, set_config('lock_timeout', '0', true),
      set_config('idle_in_transaction_session_timeout', '0', true)`);
  pids.add(own?.pid ?? 0);
  let last = Promise.resolve();
  return {
    rows: <T extends object>(query: SQL) => {
      const turn = (last = last.then(before));
      return turn.then(() => tx.rows<T>(query));
    },
  };
}
