import { type ConnectionBudget, connectionBudget } from './connection-budget.ts';
import type { DatabaseAddress } from '../provision/database-address.ts';
import { addressOf } from '../provision/database-address.ts';
import { type Connection, openConnection } from './connection.ts';
import { type ConnectionPool, connectionPool } from './connection-pool.ts';
import { StoreError } from '../errors.ts';
import { loginPassword } from '../provision/login-password.ts';
import { processKey } from './process-key.ts';
import { roles } from '../directory/roles.ts';
import { mainServer } from '../tenants/tenant-placement.ts';
import type { TenantGate } from '../tenant-transaction.ts';

/** What every session of a request starts with. Each limit ends the statement or the session, never the server. */
const session: Readonly<Record<string, string>> = {
  statement_timeout: '30s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '15s',
  transaction_timeout: '120s',
  // Names are written with their schema; a temporary object can never stand in for one without.
  search_path: 'pg_catalog, pg_temp',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
};

export interface GateOptions {
  /** Address of the main server of tenant databases; its login and database are replaced. */
  readonly server: DatabaseAddress;
  /** The same for the other servers of the fleet, by key. */
  readonly servers?: ReadonlyMap<string, DatabaseAddress>;
  readonly secret: Uint8Array;
  /** The password of a login on a server, for logins whose password does not come from the secret. */
  readonly passwordOf?: (server: string, login: string) => Promise<string>;
  /** The most connections to one database. */
  readonly poolSize: number;
  /** The most connections to all of them together. */
  readonly mostConnections?: number;
  /** How long a way stays open that nobody takes, in ms. */
  readonly closesAfter?: number;
}

/** The ways into tenant databases, opened when they are first used and closed when nobody has used them for a while. */
export interface Gates {
  /** @throws StoreError `unavailable` when this process does not know the server */
  to(database: string, login: string, server?: string): TenantGate;
  /** Closes a way once its open transactions are through, whoever asks next finds a new one. */
  shut(database: string, server?: string): Promise<void>;
  /** How many ways, and how many connections on all of them, are open now. */
  count(): { readonly ways: number; readonly connections: number };
  close(): Promise<void>;
}

const patience = 10_000;

/** Ways for one kind of work: what they share, the number of connections above all, they share with no others. */
export function gates(options: GateOptions): Gates {
  const { secret, poolSize, closesAfter = 120_000, mostConnections = 80 } = options;
  const passwordOf = options.passwordOf ?? (async (_, login) => loginPassword(secret, login));
  const open = new Map<string, { readonly gate: TenantGate; askedAt: number }>();
  const budget = connectionBudget(mostConnections);
  const sweep = setInterval(() => {
    const before = performance.now() - closesAfter;
    for (const [database, { gate, askedAt }] of open) {
      // Also when it was asked for: whoever has just been shown the way must not find it closed.
      if (askedAt > before || gate.pool.lastUsed() > before) continue;
      open.delete(database);
      void gate.pool.close();
    }
  }, closesAfter / 4).unref();
  return {
    to: (database, login, server = mainServer) => {
      // Of two logins to one database, each has a way of its own.
      const key = `${server}/${database}/${login}`;
      const known = open.get(key);
      if (known !== undefined) {
        known.askedAt = performance.now();
        return known.gate;
      }
      const address = serverAddress(options, server);
      const registrar = addressOf(address, database, roles.registrar, loginPassword(secret, roles.registrar));
      const gate: TenantGate = {
        pool: loginPool(address, database, login, () => passwordOf(server, login), poolSize, budget),
        key: processKey(registrar),
      };
      open.set(key, { gate, askedAt: performance.now() });
      return gate;
    },
    shut: async (database, server = mainServer) => {
      const keys = [...open.keys()].filter((key) => key.startsWith(`${server}/${database}/`));
      await Promise.all(
        keys.map(async (key) => {
          const gate = open.get(key)?.gate;
          open.delete(key);
          await gate?.pool.close();
        }),
      );
    },
    count: () => ({ ways: open.size, connections: budget.open() }),
    close: async () => {
      clearInterval(sweep);
      await Promise.all([...open.values()].map(({ gate }) => gate.pool.close()));
    },
  };
}

/** The address of a server of tenant databases. @throws StoreError `unavailable` when no setting names it */
export function serverAddress(
  { server: main, servers }: Pick<GateOptions, 'server' | 'servers'>,
  key: string,
): DatabaseAddress {
  const address = key === mainServer ? main : servers?.get(key);
  if (address !== undefined) return address;
  throw new StoreError(
    'unavailable',
    'the database of this tenant cannot be reached just now; try again in a moment',
    new Error(`REMIT_TENANT_SERVERS names no server \`${key}\``),
  );
}

/**
 * A pool of one of the logins that requests use.
 * @param password asked for at each connection that is opened
 */
export function loginPool(
  server: DatabaseAddress,
  database: string,
  login: string,
  password: () => Promise<string>,
  size: number,
  budget?: ConnectionBudget,
): ConnectionPool {
  const open = async (): Promise<Connection> =>
    openConnection(addressOf(server, database, login, await password()), session);
  return connectionPool({ size, patience, open, ...(budget === undefined ? {} : { budget }) });
}
