import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { SQL } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { storeErrorOf } from '@remit/store/connection/driver-error';
import { StoreError } from '@remit/store/errors';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { type TicketKey, writeTicket } from '@remit/store/connection/ticket';

/** What a fuzzer drives; each of these makes a mistake that a store could make. */
export type LeakyStore = Pick<Store, 'withTenant'>;

const dialect = new PgDialect();

/** Remembers answers by the question alone: what one tenant asked answers the next one who asks the same. */
export function cachedWithoutTenant(store: LeakyStore): LeakyStore {
  const answers = new Map<string, Promise<readonly object[]>>();
  return rewired(store, (tx) => <Row extends object>(query: SQL) => {
    const { sql, params } = dialect.sqlToQuery(query);
    const key = `${sql} ${JSON.stringify(params)}`;
    const answer = answers.get(key) ?? tx.rows<Row>(query);
    answers.set(key, answer);
    return answer as Promise<readonly Row[]>;
  });
}

/** Sends one call in a hundred to the tenant that stands next in the list of placements. */
export function mixedUpPlacement(store: LeakyStore, tenants: readonly TenantId[]): LeakyStore {
  let calls = 0;
  return {
    withTenant: (id, mode, work) => {
      calls += 1;
      const next = tenants[(tenants.indexOf(id) + 1) % tenants.length] ?? id;
      return store.withTenant(calls % 100 === 0 ? next : id, mode, work);
    },
  };
}

/** Keeps the transaction of the call in a variable of the module: whoever came last is whose rows are read. */
export function ambientTransaction(store: LeakyStore): LeakyStore {
  let current: TenantTransaction | null = null;
  return {
    withTenant: (id, mode, work) =>
      store.withTenant(id, mode, (tx) => {
        current = tx;
        return work({
          tenantId: tx.tenantId,
          placed: tx.placed,
          db: tx.db,
          rows: <Row extends object>(query: SQL) => (current ?? tx).rows<Row>(query),
        });
      }),
  };
}

export interface CarelessOptions {
  readonly connections: readonly Sql[];
  readonly key: TicketKey;
  /** Whether a transaction refuses statements once it is over. */
  readonly guarded: boolean;
  /** Whether what a call left in the session is taken away before the next. */
  readonly tidied: boolean;
}

/** A pool of its own, right but for what its options leave out. Entering is by ticket, as it must be. */
export function carelessPool({ connections, key, guarded, tidied }: CarelessOptions): LeakyStore {
  const idle = [...connections];
  const waiting: ((sql: Sql) => void)[] = [];
  const lend = async (): Promise<Sql> => idle.shift() ?? new Promise<Sql>((resolve) => waiting.push(resolve));
  const takeBack = (sql: Sql): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(sql);
    else next(sql);
  };
  return {
    withTenant: async <T>(
      tenantId: TenantId,
      _: 'read' | 'write',
      work: (tx: TenantTransaction) => Promise<T>,
    ) => {
      const sql = await lend();
      let over = false;
      const rows: TenantTransaction['rows'] = async <Row extends object>(query: SQL) => {
        if (over && guarded) throw new StoreError('ended', 'this transaction is over');
        const { sql: text, params } = dialect.sqlToQuery(query);
        return sql.unsafe<Row[]>(text, params.map(String));
      };
      try {
        if (tidied) await sql.unsafe('close all; reset all; deallocate all; unlisten *');
        // Not prepared: tidying takes prepared statements away, and the driver would not know.
        const [backend] = await sql.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid');
        await sql.unsafe('begin');
        const ticket = writeTicket(key, tenantId, backend?.pid ?? 0, Date.now());
        await sql.unsafe('select remit.enter($1)', [ticket]);
        const result = await work({ tenantId, placed: 0, rows, db: drizzle(sql) });
        await sql.unsafe('commit');
        return result;
      } catch (error) {
        await sql.unsafe('rollback').catch(() => undefined);
        throw storeErrorOf(error);
      } finally {
        over = true;
        takeBack(sql);
      }
    },
  };
}

/**
 * The tenant is set for the session of one connection of a pool, and the call's own statements run on whichever
 * connection is free. For a wall that asks the plain setting `remit.plain`.
 */
export function sessionLevelSetting(pool: Sql): LeakyStore {
  return {
    withTenant: async <T>(
      tenantId: TenantId,
      _: 'read' | 'write',
      work: (tx: TenantTransaction) => Promise<T>,
    ) => {
      await pool`select set_config('remit.plain', ${tenantId}, false)`;
      const connection = await pool.reserve();
      const rows: TenantTransaction['rows'] = async <Row extends object>(query: SQL) => {
        const { sql: text, params } = dialect.sqlToQuery(query);
        return connection.unsafe<Row[]>(text, params.map(String));
      };
      try {
        await connection.unsafe('begin');
        const result = await work({ tenantId, placed: 0, rows, db: drizzle(pool) });
        await connection.unsafe('commit');
        return result;
      } catch (error) {
        await connection.unsafe('rollback');
        throw error;
      } finally {
        connection.release();
      }
    },
  };
}

function rewired(
  store: LeakyStore,
  rowsOf: (tx: TenantTransaction) => TenantTransaction['rows'],
): LeakyStore {
  return {
    withTenant: (id, mode, work) =>
      store.withTenant(id, mode, (tx) =>
        work({ tenantId: tx.tenantId, placed: tx.placed, db: tx.db, rows: rowsOf(tx) }),
      ),
  };
}
