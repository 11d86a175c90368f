import type { ConnectionBudget } from './connection-budget.ts';
import { type Connection, mostStatements } from './connection.ts';
import { StoreError } from '../errors.ts';
import { type Waiter, waitingLine } from './waiting-line.ts';

/** What a pool needs of what it lends. */
export type LentConnection = Pick<
  Connection,
  'openedAt' | 'onLost' | 'isLost' | 'statements' | 'owner' | 'handTo' | 'close'
>;

export interface PoolOptions<Lent extends LentConnection = Connection> {
  readonly size: number;
  /** How long a call may wait for a connection, in ms. */
  readonly patience: number;
  readonly open: () => Promise<Lent>;
  /** What it shares with other pools; without it, only its own size counts. */
  readonly budget?: ConnectionBudget;
}

/** Connections to one database with one login, lent to one transaction at a time. */
export interface ConnectionPool<Lent extends LentConnection = Connection> {
  /**
   * Lends a connection to work on behalf of an owner, and takes it back when `free` settles.
   * @throws StoreError `busy` when none comes free in time, `unavailable` when none can be opened
   */
  lend<T>(
    owner: string,
    work: (connection: Lent) => Promise<{ readonly result: T; readonly free: Promise<void> }>,
  ): Promise<T>;
  /** When a connection was last lent or taken back, in ms of `performance.now()`; `Infinity` while one is out. */
  lastUsed(): number;
  /** Waits for what is lent, then closes everything. */
  close(): Promise<void>;
}

/** Connections are replaced after this long: addresses move, and memory of old statements adds up. */
const longestLife = 45 * 60_000;

/**
 * Connections that are opened as they are needed and lent to one owner at a time. Whoever waits is served in the order of
 * coming.
 */
export function connectionPool<Lent extends LentConnection>({
  size,
  patience,
  open,
  budget,
}: PoolOptions<Lent>): ConnectionPool<Lent> {
  const idle: Lent[] = [];
  const line = waitingLine<Lent>(patience);
  const out = new Set<Lent>();
  let opening = 0;
  let usedAt = performance.now();
  let closing: (() => void) | null = null;
  let closed = false;
  const leave = budget?.join({
    idleSince: () => (idle.length > 0 ? usedAt : null),
    shed: () => void idle.shift()?.close(),
  });

  // Best is a connection that this owner had last: what it prepared there is still good. Then one that is nobody's.
  function takeIdle(owner: string): Lent | null {
    const own = idle.findLastIndex((connection) => connection.owner === owner);
    const fresh = own >= 0 ? own : idle.findIndex((connection) => connection.owner === null);
    const index = fresh >= 0 ? fresh : idle.length + opening + out.size < size ? -1 : idle.length - 1;
    return index < 0 ? null : (idle.splice(index, 1)[0] ?? null);
  }

  function lendTo(waiter: Waiter<Lent>, connection: Lent): void {
    out.add(connection);
    connection.handTo(waiter.owner);
    waiter.give(connection);
  }

  function serve(): void {
    for (let waiter = line.first(); waiter !== null; waiter = line.first()) {
      const connection = takeIdle(waiter.owner);
      if (connection === null) break;
      line.next();
      lendTo(waiter, connection);
    }
    while (line.length() > opening && idle.length + out.size + opening < size) void openOne();
    if (out.size === 0 && opening === 0) closing?.();
  }

  async function openOne(): Promise<void> {
    opening += 1;
    await budget?.take();
    // Whoever it was for may have been served by another connection, or have lost patience.
    if (line.length() === 0) budget?.give();
    else await openWithin();
    opening -= 1;
    serve();
  }

  async function openWithin(): Promise<void> {
    try {
      const connection = await open();
      connection.onLost = () => {
        const index = idle.indexOf(connection);
        if (index >= 0) idle.splice(index, 1);
        budget?.give();
      };
      if (connection.isLost()) budget?.give();
      // Whoever it was for has lost patience, and somebody waits at another pool: nothing else would tell them of it.
      else if (line.length() === 0 && budget?.claims() === true) void connection.close();
      else idle.push(connection);
    } catch (error) {
      budget?.give();
      line.next()?.fail(error);
    }
  }

  function takeBack(connection: Lent): void {
    out.delete(connection);
    usedAt = performance.now();
    const old = usedAt - connection.openedAt > longestLife || connection.statements() > mostStatements;
    if (!connection.isLost() && (old || budget?.claims() === true)) void connection.close();
    if (!connection.isLost()) idle.push(connection);
    serve();
  }

  function borrow(owner: string): Promise<Lent> {
    if (closed) throw new StoreError('unavailable', 'Remit is shutting down');
    const given = line.join(owner);
    serve();
    return given;
  }

  return {
    lend: async (owner, work) => {
      const connection = await borrow(owner);
      try {
        const { result, free } = await work(connection);
        // Nothing may be left to COMMIT where `free` is still open; if that fails, the connection is not fit to lend.
        free.catch(() => connection.close()).finally(() => takeBack(connection));
        return result;
      } catch (error) {
        takeBack(connection);
        throw error;
      }
    },
    lastUsed: () => (out.size > 0 || opening > 0 || line.length() > 0 ? Infinity : usedAt),
    close: async () => {
      closed = true;
      const idleNow = new Promise<void>((resolve) => (closing = resolve));
      serve();
      await idleNow;
      await Promise.all(idle.splice(0).map((connection) => connection.close()));
      leave?.();
    },
  };
}
