import type { ConnectionPool } from './connection-pool.ts';
import { storeErrorOf } from './driver-error.ts';
import { runTransaction, type Transaction, type TransactionKind } from './transaction.ts';

/** A transaction in the identity database: logins, sessions, the directory of tenants. No data of tenants. */
export interface IdentityTransaction extends Transaction {
  readonly database: 'identity';
}

const kinds: Readonly<Record<'read' | 'write', TransactionKind>> = {
  read: { begin: 'isolation level read committed read only', first: null, readOnly: true },
  write: { begin: 'isolation level read committed read write', first: null, readOnly: false },
};

/**
 * Runs work in a transaction of the identity database; what it throws rolls back.
 * @param mode `read`: nothing can change, and the result does not wait for COMMIT
 * @throws what the work throws; StoreError for whatever the database has to say
 */
export async function withIdentity<T>(
  pool: ConnectionPool,
  work: (tx: IdentityTransaction) => Promise<T>,
  mode: 'read' | 'write' = 'write',
): Promise<T> {
  try {
    return await pool.lend('identity', (connection) =>
      runTransaction(connection, kinds[mode], (base) => work(identityTransaction(base))),
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
