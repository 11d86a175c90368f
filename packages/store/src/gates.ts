import type { DatabaseAddress } from './database-address.ts';
import { addressOf } from './database-address.ts';
import { openConnection } from './connection.ts';
import { type ConnectionPool, connectionPool } from './connection-pool.ts';
import { loginPassword } from './login-password.ts';
import { processKey } from './process-key.ts';
import { roles } from './roles.ts';
import type { TenantGate } from './tenant-transaction.ts';

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
  /** Address of the server of tenant databases; its login and database are replaced. */
  readonly server: DatabaseAddress;
  readonly secret: Uint8Array;
  readonly poolSize: number;
  /** How long a way stays open that nobody takes, in ms. */
  readonly closesAfter?: number;
}

/** The ways into tenant databases, opened when they are first used and closed when nobody has used them for a while. */
export interface Gates {
  to(database: string, login: string): TenantGate;
  close(): Promise<void>;
}

const patience = 10_000;

export function gates({ server, secret, poolSize, closesAfter = 120_000 }: GateOptions): Gates {
  const open = new Map<string, { readonly gate: TenantGate; askedAt: number }>();
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
    to: (database, login) => {
      const known = open.get(database);
      if (known !== undefined) {
        known.askedAt = performance.now();
        return known.gate;
      }
      const registrar = addressOf(server, database, roles.registrar, loginPassword(secret, roles.registrar));
      const gate: TenantGate = {
        pool: loginPool(server, database, login, secret, poolSize),
        key: processKey(registrar),
      };
      open.set(database, { gate, askedAt: performance.now() });
      return gate;
    },
    close: async () => {
      clearInterval(sweep);
      await Promise.all([...open.values()].map(({ gate }) => gate.pool.close()));
    },
  };
}

/** A pool of one of the logins that requests use. */
export function loginPool(
  server: DatabaseAddress,
  database: string,
  login: string,
  secret: Uint8Array,
  size: number,
): ConnectionPool {
  const address = addressOf(server, database, login, loginPassword(secret, login));
  return connectionPool({ size, patience, open: () => openConnection(address, session) });
}
