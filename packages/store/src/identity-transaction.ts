import type { ConnectionPool } from './connection-pool.ts';
import { storeErrorOf } from './driver-error.ts';
import { runReads, runTransaction, type Transaction, type TransactionKind } from './transaction.ts';

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
  try {
    return await pool.lend('identity', (connection) =>
      mode === 'read'
        ? runReads(connection, (base) => work(identityTransaction(base)))
        : runTransaction(connection, kind, (base) => work(identityTransaction(base))),
    );
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
