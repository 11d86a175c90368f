import { tellCommitted } from './audit/audit-notices.ts';
import type { ConnectionPool } from './connection/connection-pool.ts';
import { storeErrorOf } from './connection/driver-error.ts';
import { signInChainName } from './audit/sign-in-chain-name.ts';
import {
  runReads,
  runTransaction,
  type Transaction,
  type TransactionKind,
} from './connection/transaction.ts';

/** A transaction in the identity database: logins, sessions, the directory of tenants. No data of tenants. */
export interface IdentityTransaction extends Transaction {
  readonly database: 'identity';
}

const kind: TransactionKind = {
  begin: 'isolation level read committed read write',
  first: null,
  readOnly: false,
};

/**
 * Runs work in a transaction of the identity database; what it throws rolls back.
 * @param mode `read`: for look-ups, whose statements stand by themselves and wait for no COMMIT
 * @throws what the work throws; StoreError for whatever the database has to say
 */
export async function withIdentity<T>(
  pool: ConnectionPool,
  work: (tx: IdentityTransaction) => Promise<T>,
  mode: 'read' | 'write' = 'write',
): Promise<T> {
  const opened: { tx: IdentityTransaction | null } = { tx: null };
  const run = (base: Transaction): Promise<T> => work((opened.tx = identityTransaction(base)));
  try {
    const result = await pool.lend('identity', (connection) =>
      mode === 'read' ? runReads(connection, run) : runTransaction(connection, kind, run),
    );
    if (opened.tx !== null) tellCommitted(opened.tx, signInChainName);
    return result;
  } catch (error) {
    throw storeErrorOf(error);
  }
}

function identityTransaction(base: Transaction): IdentityTransaction {
  return {
    database: 'identity',
    rows: base.rows,
    get db() {
      return base.db;
    },
  };
}
