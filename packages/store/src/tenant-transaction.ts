import { tellCommitted } from './audit/audit-notices.ts';
import type { ConnectionPool } from './connection/connection-pool.ts';
import { postgresErrorIn, storeErrorOf } from './connection/driver-error.ts';
import type { ProcessKey } from './connection/process-key.ts';
import type { TenantId } from './tenant-id.ts';
import { ticketAtHand } from './connection/ticket-at-hand.ts';
import { runTransaction, type Transaction, type TransactionKind } from './connection/transaction.ts';

/** A transaction that has entered a tenant: rows of every other tenant are out of its reach. */
export interface TenantTransaction extends Transaction {
  readonly tenantId: TenantId;
  /** `TenantPlacement.placed` of where it runs: when the identity database says another one, the tenant has moved. */
  readonly placed: number;
}

/** What leads to a tenant's database. */
export interface TenantGate {
  readonly pool: ConnectionPool;
  readonly key: ProcessKey;
}

/**
 * Runs work in a transaction inside a tenant; what it throws rolls back.
 * @param mode `read`: one snapshot for the whole of it, nothing can change, and the result does not wait for COMMIT.
 *   `write`: each statement sees what others have committed before it began. `patient write`: the same, and while the
 *   last of a moving tenant's data go over, it waits on its connection, where others are told at once (move-signal.ts)
 * @throws what the work throws; StoreError for whatever the database has to say
 */
export async function withTenant<T>(
  { pool, key }: TenantGate,
  tenantId: TenantId,
  mode: 'read' | 'write' | 'patient write',
  work: (tx: TenantTransaction) => Promise<T>,
  placed = 1,
): Promise<T> {
  try {
    const known = key.current();
    // Waiting for what is at hand already would cost the call a turn of the event loop.
    const ticketKey = 'then' in known ? await known : known;
    const opened: { tx: TenantTransaction | null } = { tx: null };
    const result = await pool.lend(tenantId, (connection) => {
      const ticket = ticketAtHand(connection, ticketKey, tenantId, Date.now());
      return runTransaction(connection, entering(mode, ticket), (base) => {
        opened.tx = tenantTransaction(base, tenantId, placed);
        return work(opened.tx);
      });
    });
    if (opened.tx !== null) tellCommitted(opened.tx, tenantId);
    return result;
  } catch (error) {
    if (postgresErrorIn(error)?.code === 'RM002') key.forget();
    throw storeErrorOf(error);
  }
}

const beginnings = {
  read: 'isolation level repeatable read read only',
  write: 'isolation level read committed read write',
  'patient write': `isolation level read committed read write; set local remit.patient = 'yes'`,
} as const;

function entering(mode: 'read' | 'write' | 'patient write', ticket: string): TransactionKind {
  return {
    begin: beginnings[mode],
    // As a parameter: the texts of statements can be read in places where tickets must not be.
    first: { text: 'select remit.enter($1)', parameters: [ticket] },
    readOnly: mode === 'read',
  };
}

function tenantTransaction(base: Transaction, tenantId: TenantId, placed: number): TenantTransaction {
  return {
    tenantId,
    placed,
    rows: base.rows,
    get db() {
      return base.db;
    },
  };
}
