import type { Sql, TransactionSql } from 'postgres';
import type { DatabaseAddress } from '../provision/database-address.ts';
import { inDatabase } from '../provision/database-address.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { TenantId } from '../tenant-id.ts';

/** How the work is cut, where it is not left to itself. */
interface RemoveOptions {
  /** Rows of history that go in one transaction: whoever writes history meanwhile waits for no more than that. */
  readonly atOnce?: number;
  /** How long it waits for whoever has a row, or writes, in ms. */
  readonly patience?: number;
}

interface TenantTable {
  readonly name: string;
  /** Triggers that refuse under every setting. */
  readonly guards: readonly string[];
}

/**
 * Destroys every row of a tenant in a shared database: for one that is purged, or that lies somewhere else by now. Others
 * work meanwhile. History that nobody may change goes too, some of it at a time, so its guards step aside for as long as
 * that takes and whoever writes history waits. Broken off, it leaves less, and the same again removes the rest.
 * @param server address of the maintenance login
 * @returns how many rows there were
 * @throws the driver's error, where others write without a pause or the server is gone
 */
export async function removeTenantRows(
  server: DatabaseAddress,
  database: string,
  tenantId: TenantId,
  { atOnce = 5_000, patience = 5_000 }: RemoveOptions = {},
): Promise<number> {
  return withMaintenance(inDatabase(server, database), async (sql) => {
    let removed = 0;
    for (const table of await tenantTables(sql)) {
      for (;;) {
        const some = await removing(sql, patience, (tx) => removeSome(tx, table, tenantId, atOnce));
        removed += some;
        // Without a guard nobody waits for it, and all of them went.
        if (table.guards.length === 0 || some === 0) break;
      }
    }
    return removed;
  });
}

function removing(
  sql: Sql,
  patience: number,
  work: (tx: TransactionSql) => Promise<number>,
): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select set_config('lock_timeout', ${`${patience}ms`}, true)`;
    // What was destroyed stays so: nothing is known of the tenant afterwards that it could be done again by.
    await tx`set local synchronous_commit = on`;
    // Foreign keys are checked by triggers, and every row that they lead to goes as well.
    await tx`set local session_replication_role = 'replica'`;
    return work(tx);
  });
}

async function removeSome(
  tx: TransactionSql,
  { name, guards }: TenantTable,
  tenantId: TenantId,
  atOnce: number,
): Promise<number> {
  if (guards.length === 0) {
    return (await tx.unsafe(`delete from ${name} where tenant_id = $1`, [tenantId])).count;
  }
  for (const guard of guards) await tx.unsafe(`alter table ${name} disable trigger ${guard}`);
  // A place means a row in each partition: whichever of this tenant's has it goes as well.
  const { count } = await tx.unsafe(
    `delete from ${name} where tenant_id = $1
       and ctid = any(array(select ctid from ${name} where tenant_id = $1 limit ${atOnce}))`,
    [tenantId],
  );
  for (const guard of guards) await tx.unsafe(`alter table ${name} enable always trigger ${guard}`);
  return count;
}

/** Every table with rows of tenants. Partitions are reached through theirs; those that are there already stay. */
async function tenantTables(sql: Sql): Promise<readonly TenantTable[]> {
  return sql<TenantTable[]>`
    select pg_class.oid::regclass::text as name,
      (select coalesce(json_agg(quote_ident(tgname)), '[]') from pg_trigger
        -- On delete.
        where tgrelid = pg_class.oid and tgenabled = 'A' and not tgisinternal and tgtype & 8 = 8) as guards
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      join pg_attribute on attrelid = pg_class.oid and attname = 'tenant_id' and not attisdropped
    where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and not relispartition
    order by 1`;
}
