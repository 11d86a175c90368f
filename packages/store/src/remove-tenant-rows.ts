import type { DatabaseAddress } from './database-address.ts';
import { inDatabase } from './database-address.ts';
import { withMaintenance } from './maintenance.ts';
import type { TenantId } from './tenant-id.ts';

/**
 * Destroys every row of a tenant in a shared database: for one that is purged, or that lies somewhere else by now.
 * History that nobody may change goes too, so its guards step aside for this one transaction; while it runs, others
 * wait to write there, for as long as `lock_timeout` says.
 * @param server address of the maintenance login
 * @returns how many rows there were
 * @throws the driver's error; nothing is destroyed then
 */
export async function removeTenantRows(
  server: DatabaseAddress,
  database: string,
  tenantId: TenantId,
): Promise<number> {
  return withMaintenance(inDatabase(server, database), (sql) =>
    sql.begin(async (tx) => {
      await tx`set local lock_timeout = '5s'`;
      // Foreign keys are checked by triggers, and every row that they lead to goes as well.
      await tx`set local session_replication_role = 'replica'`;
      // Partitions are reached through their table; those that are there already when a tenant is gone stay.
      const tables = await tx<{ name: string }[]>`
        select attrelid::regclass::text as name
        from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
        where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and not relispartition
          and attname = 'tenant_id' and not attisdropped
        order by 1`;
      const guards = await tx<{ name: string; trigger: string }[]>`
        select tgrelid::regclass::text as name, quote_ident(tgname) as trigger
        from pg_trigger join pg_class on pg_class.oid = tgrelid
        where tgenabled = 'A' and not tgisinternal and not relispartition and tgrelid::regclass::text in ${tx(
          tables.map(({ name }) => name),
        )}`;
      for (const { name, trigger } of guards)
        await tx.unsafe(`alter table ${name} disable trigger ${trigger}`);
      let removed = 0;
      for (const { name } of tables) {
        removed += (await tx.unsafe(`delete from ${name} where tenant_id = $1`, [tenantId])).count;
      }
      for (const { name, trigger } of guards) {
        await tx.unsafe(`alter table ${name} enable always trigger ${trigger}`);
      }
      return removed;
    }),
  );
}
