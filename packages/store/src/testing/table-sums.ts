import { inDatabase } from '../provision/database-address.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { TenantId } from '../tenant-id.ts';

/** Every table of a tenant with the sum of its rows, where a superuser finds them. */
export async function tableSums(
  url: string,
  database: string,
  tenantId: TenantId,
): Promise<Record<string, string>> {
  return withMaintenance(inDatabase(url, database), async (own) => {
    const tables = await own<{ name: string }[]>`
      select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace::regnamespace::text in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p')
        and not relispartition and attname = 'tenant_id' and relname <> 'move_change'`;
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await own.unsafe<{ sum: string }[]>(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 7)), 0) as sum from ${name} t
         where tenant_id = '${tenantId}'`,
      );
      found[name] = row?.sum ?? '';
    }
    return found;
  });
}
