import { StoreError } from './errors.ts';
import { inDatabase } from './database-address.ts';
import { withMaintenance } from './maintenance.ts';
import { databaseExists } from './provision-database.ts';
import type { StoreParts } from './store-parts.ts';
import type { TenantId } from './tenant-id.ts';
import type { Place } from './tenant-placement.ts';

/**
 * Whether a database is a tenant's, or is still to become one's: what is there under its name may as well be another
 * tenant's, or have nothing to do with Remit. A copy of the template that nobody was given yet is nobody else's.
 */
export async function isNobodyElses(
  parts: StoreParts,
  { server, databaseName }: Pick<Place, 'server' | 'databaseName'>,
  tenantId: TenantId,
): Promise<boolean> {
  const address = parts.serverOf(server);
  if (!(await withMaintenance(address, (sql) => databaseExists(sql, databaseName)))) return true;
  return withMaintenance(inDatabase(address, databaseName), async (sql) => {
    const [known] = await sql<
      { ours: boolean }[]
    >`select to_regclass('context.placement') is not null as ours`;
    if (known?.ours !== true) return false;
    const [placement] = await sql<{ tenantId: string | null }[]>`
      select tenant_id as "tenantId" from context.placement`;
    return placement === undefined || placement.tenantId === tenantId;
  });
}

/** @throws StoreError `refused` before anything of a database that is somebody else's, or of its login, is touched */
export async function refuseOthersDatabase(
  parts: StoreParts,
  place: Pick<Place, 'server' | 'databaseName'>,
  tenantId: TenantId,
): Promise<void> {
  if (await isNobodyElses(parts, place, tenantId)) return;
  throw new StoreError(
    'refused',
    `the database \`${place.databaseName}\` on the server \`${place.server}\` belongs to another tenant, or is none of ` +
      'Remit’s: nothing of it was touched',
  );
}
