import { connect, type Socket } from 'node:net';
import { makePgArray } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { parse as parseArray } from 'postgres-array';
import postgres, { type PendingQuery, type Row, type Sql } from 'postgres';
import type { DatabaseAddress } from '../provision/database-address.ts';
import { unavailable } from './driver-error.ts';
import { StoreError } from '../errors.ts';
import { ownSockets } from './own-sockets.ts';

/**
 * One connection to one database, for its whole life: it never reconnects. So its backend, and with it the transaction
 * that is open there, is always the one that the caller believes it to be; after a loss every statement fails.
 */
export interface Connection {
  /** Process id of the backend, as Postgres itself says it: tickets are for this one. */
  readonly pid: number;
  /** When it was opened, in ms of `performance.now()`. */
  readonly openedAt: number;
  /** Called once, when the connection is lost or closed. */
  onLost: () => void;
  isLost(): boolean;
  /** How many names the driver has given to prepared statements so far, at most. */
  statements(): number;
  /** Whose statements ran here last; see `startAfresh`. */
  readonly owner: string | null;
  /**
   * Sends a statement behind those already sent, without waiting for them. Statements come back in that order.
   * @throws StoreError `unavailable` when the connection is lost
   */
  readonly send: <T extends object = Row>(text: string, parameters?: readonly unknown[]) => PendingQuery<T[]>;
  /** Makes the connection somebody else's: nothing that the last owner's statements left in the session survives. */
  handTo(owner: string): void;
  /** The driver's own client, for what wraps it. Statements go through `send`. */
  readonly driver: Sql;
  /** Closes it now; what is under way fails. */
  close(): Promise<void>;
}

/** What `pg_type` calls an array of text, in every version. */
const TEXT_ARRAY = 1009;

/** Preparing pays from the second time on; a text in thousands of variants must not fill the backend's memory. */
const mostPrepared = 256;

/** Names given to prepared statements in a connection's life, after which it is replaced. */
export const mostStatements = 4_096;

/**
 * Opens a connection.
 * @param settings of the session, from its start on
 * @throws StoreError `unavailable`
 */
export async function openConnection(
  address: DatabaseAddress,
  settings: Readonly<Record<string, string>>,
): Promise<Connection> {
  let lost = false;
  let owner: string | null = null;
  let era = 0;
  let statements = 0;
  let prepared = new Set<string>();
  // The driver's declarations do not know `socket`, which its manual describes.
  const ownSocket = { socket: (options: SocketOptions) => openSocket(options, () => lost) };
  const path = ownSockets.of(address);
  const sql = postgres(address, {
    ...(path === null ? {} : { path }),
    ...ownSocket,
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    backoff: () => 0.01,
    onnotice: () => undefined,
    onclose: () => loseIt(),
    // Asked what its arrays are, the server would answer a statement that nobody waits for: cancelled, it ends the
    // process. Records have one kind of array.
    fetch_types: false,
    types: { textArray: { to: TEXT_ARRAY, from: [TEXT_ARRAY], serialize: String, parse: parseArray } },
    connection: { application_name: 'remit', ...settings },
  });
  // Drizzle turns the driver's tables of types to its own reading: text for instants, and JSON already written. Done at
  // once, so that a statement means the same whether or not somebody used Drizzle before it.
  drizzle({ client: sql });
  const connection: { -readonly [Key in keyof Connection]: Connection[Key] } = {
    pid: 0,
    openedAt: performance.now(),
    onLost: () => undefined,
    isLost: () => lost,
    statements: () => statements,
    owner: null,
    driver: sql,
    send: <T extends object = Row>(text: string, parameters: readonly unknown[] = []) => {
      if (lost) throw lostError();
      const known = prepared.has(text);
      if (!known && parameters.length > 0 && prepared.size < mostPrepared) {
        prepared.add(text);
        statements += 1;
      }
      // Eras tell the driver that the statements it prepared before are gone (handTo).
      const query = sql.unsafe<T[]>(era === 0 ? text : `${text} --${era}`, parameters.map(written), {
        prepare: parameters.length > 0 && prepared.has(text),
      });
      // Sent at once and in order, whenever its answer is waited for. Whoever waits hears of a failure; whoever does not
      // learns of it when the transaction cannot commit.
      query.catch(() => undefined);
      return query;
    },
    handTo: (next) => {
      if (owner !== null && owner !== next) {
        era += 1;
        prepared = new Set();
        void connection.send('close all; reset all; deallocate all; unlisten *');
      }
      owner = next;
      connection.owner = next;
    },
    close: async () => {
      loseIt();
      await sql.end({ timeout: 0 });
    },
  };

  // The driver would connect anew for statements that still wait. Ended, it fails them instead.
  function loseIt(): void {
    if (lost) return;
    lost = true;
    void sql.end({ timeout: 0 });
    connection.onLost();
  }

  try {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    if (row === undefined) throw lostError();
    connection.pid = row.pid;
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

type Written = string | number | boolean | null | Uint8Array;

/**
 * A parameter as the driver takes it: Drizzle has it read and write instants and JSON as text, and it does not know what
 * lists are of.
 */
function written(parameter: unknown): Written {
  switch (typeof parameter) {
    case 'string':
    case 'number':
    case 'boolean':
      return parameter;
    case 'bigint':
      return `${parameter}`;
    case 'object':
      if (parameter === null || parameter instanceof Uint8Array) return parameter;
      if (parameter instanceof Date) return parameter.toISOString();
      return Array.isArray(parameter) ? makePgArray(parameter) : JSON.stringify(parameter);
    case 'undefined':
    case 'function':
    case 'symbol':
    default:
      throw new TypeError(`a statement was given a parameter that is ${typeof parameter}`);
  }
}

function lostError(): StoreError {
  return new StoreError('unavailable', 'the connection to the database was lost; nothing was changed');
}

interface SocketOptions {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path: string | false;
}

// The driver's own way to connect knows no end to trying again.
function openSocket(options: SocketOptions, isLost: () => boolean): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (isLost()) return reject(lostError());
    const host = options.host[0] ?? 'localhost';
    const socket = options.path ? connect(options.path) : connect(options.port[0] ?? 5432, host);
    socket.setTimeout(10_000, () =>
      socket.destroy(new StoreError('unavailable', 'the database did not answer within 10 seconds')),
    );
    // A server that is down has no port that answers, or no socket file.
    const fail = (cause: Error): void => reject(cause instanceof StoreError ? cause : unavailable(cause));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.setNoDelay(true);
      socket.off('error', fail);
      // What TLS checks the certificate against.
      resolve(Object.assign(socket, { host }));
    });
  });
}
