import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { SQL } from 'drizzle-orm';
import type { Row, PendingQuery, Sql } from 'postgres';
import type { Connection } from './connection.ts';
import { StoreError } from './errors.ts';

/** A transaction that is open. Statements issued without waiting for one another share a round trip. */
export interface Transaction {
  /**
   * Drizzle on this transaction; its `transaction` is a savepoint. Dates, times and numbers over 53 bits arrive as
   * text, as the database writes them.
   */
  readonly db: PostgresJsDatabase;
  /** The rows of a statement, as the driver reads them: `bigint`, `numeric`, dates and times as text. */
  rows<T>(query: SQL): Promise<readonly T[]>;
}

export interface TransactionKind {
  /** Characteristics behind BEGIN. */
  readonly begin: string;
  /** A statement sent behind BEGIN, which must succeed. */
  readonly first: { readonly text: string; readonly parameters: readonly unknown[] } | null;
  /** Whether the result stands before COMMIT has answered: right where nothing can have changed. */
  readonly readOnly: boolean;
}

const dialect = new PgDialect();

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

function openTransaction(connection: Connection, guard: { readonly ended: boolean }): Transaction {
  const send = (text: string, parameters?: readonly unknown[]): PendingQuery<(Row & Iterable<Row>)[]> => {
    if (guard.ended) throw new StoreError('ended', 'this transaction is over; open one of your own');
    return connection.send(text, parameters);
  };
  let db: PostgresJsDatabase | null = null;
  return {
    // Building it costs some microseconds that a transaction without it need not spend.
    get db() {
      // Of the driver's client, Drizzle uses these four.
      const client = { options: connection.driverOptions, unsafe: send, ...savepoints(send) };
      return (db ??= drizzle({ client: client as unknown as Sql }));
    },
    rows: async <T>(query: SQL): Promise<readonly T[]> => {
      const { sql, params } = dialect.sqlToQuery(query);
      const found: readonly unknown[] = await send(sql, params);
      return found as readonly T[];
    },
  };
}

type Send = (text: string) => Promise<unknown>;
type Nested = <T>(work: (client: unknown) => Promise<T>) => Promise<T>;

/** What Drizzle calls to nest: inside a transaction there are savepoints, never another transaction. */
function savepoints(send: Send): { readonly begin: Nested; readonly savepoint: Nested } {
  let count = 0;
  const nested = function <T>(this: unknown, work: (client: unknown) => Promise<T>): Promise<T> {
    return inSavepoint(send, `s${(count += 1)}`, () => work(this));
  };
  return { begin: nested, savepoint: nested };
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
