import type { TransactionSql } from 'postgres';
import { postgresErrorIn } from '../connection/driver-error.ts';
import { StoreError } from '../errors.ts';
import { copyChanges } from './move-changes.ts';
import { differingTables } from './move-compare.ts';
import type { MoveSide } from './move-side.ts';
import type { MoveTable } from './move-tables.ts';
import type { TenantId } from '../tenant-id.ts';

/** With more changes than this left to copy, nobody is made to wait for them. */
const shortTail = 5_000;

/** What a database says of a tenant that is leaving it; null when it is not. */
export async function sourceState(source: MoveSide, tenantId: TenantId): Promise<'copying' | 'moved' | null> {
  const [row] = await source.sql<{ state: 'copying' | 'moved' }[]>`
    select state from context.tenant_move where tenant = ${tenantId}`;
  return row?.state ?? null;
}

/**
 * Has every change of the tenant noted from now on. Writers that are on their way are waited for: they are the last
 * whose changes are not noted.
 * @returns whether it is so; not when one of them took longer than others may wait
 */
export async function noteChanges(source: MoveSide, tenantId: TenantId): Promise<boolean> {
  const noted = await unlessTooLong(() =>
    source.sql.begin(async (tx) => {
      await keepWritersOut(tx, tenantId);
      await tx`insert into context.tenant_move (tenant, state) values (${tenantId}, 'copying') on conflict do nothing`;
      return true;
    }),
  );
  return noted === true;
}

/**
 * Has changes noted no longer, and forgets those that were.
 * @throws StoreError `conflict` when the database has let the tenant go
 */
export async function forgetChanges(source: MoveSide, tenantId: TenantId): Promise<void> {
  await source.sql`delete from context.tenant_move where tenant = ${tenantId} and state = 'copying'`;
  if ((await sourceState(source, tenantId)) === 'moved')
    throw new StoreError(
      'conflict',
      'this tenant has moved already; the same move, given again, concludes it',
    );
  // Who began before still notes; what they note is swept away by the next move, which looks at the rows themselves.
  await source.inTenant('', (tx) => tx`delete from remit.move_change`);
}

/** Copies what changed since it was copied last. @returns how many changes there were */
export function catchUp(source: MoveSide, target: MoveSide, tables: readonly MoveTable[]): Promise<number> {
  return source.inTenant('isolation level repeatable read', (from) => copyChanges(from, target, tables));
}

/**
 * Copies what changed, and compares every row of both sides as they then are.
 * @param onTable as of `differingTables`
 * @returns the tables that differ
 */
export function catchUpAndCompare(
  source: MoveSide,
  target: MoveSide,
  tables: readonly MoveTable[],
  onTable: () => void,
): Promise<readonly string[]> {
  return source.inTenant('isolation level repeatable read', async (from) => {
    await copyChanges(from, target, tables);
    return differingTables(from, target, tables, onTable);
  });
}

/** Whether a database let its tenant go, and for how many ms it kept writers waiting at most. */
export interface LetGo {
  readonly done: boolean;
  readonly held: number;
}

/**
 * Lets the tenant go: writers wait while the last changes are copied, and from then on this database refuses the tenant.
 * Not done when a writer takes too long, or too much has changed. Whoever is killed in here holds nobody up for longer
 * than the server takes to notice.
 */
export async function letGo(
  source: MoveSide,
  target: MoveSide,
  tables: readonly MoveTable[],
  tenantId: TenantId,
): Promise<LetGo> {
  let began = performance.now();
  const done = await unlessTooLong(() =>
    source.inTenant(
      '',
      async (tx) => {
        const [tail] = await tx<{ count: number }[]>`select count(*)::int as count from remit.move_change`;
        if ((tail?.count ?? 0) > shortTail) return false;
        await copyChanges(tx, target, tables);
        await tx.unsafe('set local role none');
        await tx`update context.tenant_move set state = 'moved' where tenant = ${tenantId}`;
        return true;
      },
      async (tx) => {
        began = performance.now();
        await keepWritersOut(tx, tenantId);
      },
    ),
  );
  return { done: done === true, held: performance.now() - began };
}

/** Waits for writers to end and lets no other begin, until the transaction ends. */
async function keepWritersOut(tx: TransactionSql, tenantId: TenantId): Promise<void> {
  // The server ends a move that says nothing any more: writers are waiting for it.
  await tx.unsafe(`set local lock_timeout = '1s'; set local idle_in_transaction_session_timeout = '5s'`);
  await tx`select pg_advisory_xact_lock(context.write_lock(${tenantId}))`;
}

/** @returns null when the work waited for a lock for too long */
async function unlessTooLong<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (postgresErrorIn(error)?.code === '55P03') return null;
    throw error;
  }
}
