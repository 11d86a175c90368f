import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { SQL } from 'drizzle-orm';
import type { Row, PendingQuery, Sql } from 'postgres';
import type { Connection } from './connection.ts';
import { StoreError } from '../errors.ts';
import { statementOf } from './statement-of.ts';

/** A transaction that is open. Statements issued without waiting for one another share a round trip. */
export interface Transaction {
  /**
   * Drizzle on this transaction; its `transaction` is a savepoint. Dates, times and numbers over 53 bits arrive as
   * text, as the database writes them.
   */
  readonly db: PostgresJsDatabase;
  /** The rows of a statement, as the driver reads them: `bigint`, `numeric`, dates and times as text. */
  readonly rows: <T extends object>(query: SQL) => Promise<readonly T[]>;
}

export interface TransactionKind {
  /** Characteristics behind BEGIN. */
  readonly begin: string;
  /** A statement sent behind BEGIN, which must succeed. */
  readonly first: { readonly text: string; readonly parameters: readonly unknown[] } | null;
  /** Whether the result stands before COMMIT has answered: right where nothing can have changed. */
  readonly readOnly: boolean;
}

/**
 * Runs work in a transaction: COMMIT when it returns, ROLLBACK when it throws. BEGIN, the first statement and the
 * work's first query are sent without waiting for one another.
 * @returns the work's result, and when the connection is free again
 * @throws what the work throws; StoreError `unavailable` when the connection was lost, `invalid` when a statement failed
 *   that the work did not wait for
 */
export async function runTransaction<T>(
  connection: Connection,
  kind: TransactionKind,
  work: (tx: Transaction) => Promise<T>,
): Promise<{ readonly result: T; readonly free: Promise<void> }> {
  const opened = [connection.send(`begin ${kind.begin}`)];
  if (kind.first !== null) opened.push(connection.send(kind.first.text, kind.first.parameters));
  const guard = { ended: false };
  try {
    const [result] = await Promise.all([work(openTransaction(connection, guard)), ...opened]);
    guard.ended = true;
    const committed = commit(connection);
    if (!kind.readOnly) await committed;
    return { result, free: committed };
  } catch (error) {
    guard.ended = true;
    await rollBack(connection);
    // What the opening failed with explains what the work then failed with.
    await Promise.all(opened);
    throw error;
  }
}

/**
 * Runs work that reads, with no transaction around it: each of its statements stands by itself, and none waits for a
 * BEGIN or a COMMIT. Right for a single look-up, and for nothing that changes anything.
 * @returns the work's result, and when the connection is free again
 */
export async function runReads<T>(
  connection: Connection,
  work: (tx: Transaction) => Promise<T>,
): Promise<{ readonly result: T; readonly free: Promise<void> }> {
  const guard = { ended: false };
  try {
    return { result: await work(openTransaction(connection, guard)), free: Promise.resolve() };
  } finally {
    guard.ended = true;
  }
}

function openTransaction(connection: Connection, guard: { readonly ended: boolean }): Transaction {
  const send = <T extends object = Row>(text: string, parameters?: readonly unknown[]): PendingQuery<T[]> => {
    if (guard.ended) throw new StoreError('ended', 'this transaction is over; open one of your own');
    return connection.send<T>(text, parameters);
  };
  let db: PostgresJsDatabase | null = null;
  return {
    // Building it costs some microseconds that a transaction without it need not spend.
    get db() {
      return (db ??= drizzle({ client: guardedClient(connection.driver, send) }));
    },
    rows: async <T extends object>(query: SQL): Promise<readonly T[]> => {
      const { text, parameters } = statementOf(query);
      return send<T>(text, parameters);
    },
  };
}

type Send = (text: string, parameters?: readonly unknown[]) => PendingQuery<Row[]>;
type Nested = (work: (client: Sql) => Promise<unknown>) => Promise<unknown>;

/** What Drizzle uses of a driver's client, and no more of it: inside a transaction there are savepoints alone. */
function guardedClient(driver: Sql, send: Send): Sql {
  let count = 0;
  const nested: Nested = (work) => inSavepoint(send, `s${(count += 1)}`, () => work(client));
  const offered: Readonly<Record<string | symbol, unknown>> = {
    options: driver.options,
    unsafe: send,
    begin: nested,
    savepoint: nested,
  };
  const client = new Proxy(driver, { get: (_, name) => offered[name] });
  return client;
}

async function inSavepoint<T>(send: Send, name: string, work: () => Promise<T>): Promise<T> {
  await send(`savepoint ${name}`);
  try {
    const result = await work();
    await send(`release savepoint ${name}`);
    return result;
  } catch (error) {
    await send(`rollback to savepoint ${name}`);
    throw error;
  }
}

// A transaction in which a statement failed answers COMMIT with ROLLBACK, politely and as if it were a success.
async function commit(connection: Connection): Promise<void> {
  const { command } = await connection.send('commit');
  if (command !== 'COMMIT') {
    throw new StoreError('invalid', 'a statement of this transaction failed; nothing was changed');
  }
}

/** Leaves a connection that can be used again, or none. */
async function rollBack(connection: Connection): Promise<void> {
  if (connection.isLost()) return;
  try {
    await connection.send('rollback');
  } catch {
    // Its state is unknown. Closing rolls back as well.
    await connection.close();
  }
}
