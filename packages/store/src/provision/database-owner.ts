import { StoreError } from '../errors.ts';
import { inDatabase } from './database-address.ts';
import { withMaintenance } from './maintenance.ts';
import { databaseExists } from './provision-database.ts';
import type { StoreParts } from '../store-parts.ts';
import { parseTenantId, type TenantId } from '../tenant-id.ts';
import type { Place } from '../tenants/tenant-placement.ts';

/**
 * Whose a database is: a tenant's by its id; `nobody` for one that is not there, or a copy of the template that no tenant
 * was given yet; `others` for what several share and for what has nothing to do with Remit.
 */
export async function databaseOwner(
  parts: StoreParts,
  { server, databaseName }: Pick<Place, 'server' | 'databaseName'>,
): Promise<TenantId | 'nobody' | 'others'> {
  const address = parts.serverOf(server);
  if (!(await withMaintenance(address, (sql) => databaseExists(sql, databaseName)))) return 'nobody';
  return withMaintenance(inDatabase(address, databaseName), async (sql) => {
    const [known] = await sql<
      { ours: boolean }[]
    >`select to_regclass('context.placement') is not null as ours`;
    if (known?.ours !== true) return 'others';
    const [placement] = await sql<{ tenantId: string | null }[]>`
      select tenant_id as "tenantId" from context.placement`;
    if (placement === undefined) return 'nobody';
    return placement.tenantId === null ? 'others' : parseTenantId(placement.tenantId);
  });
}

/** Whether a tenant's database may stand in a place: what is there under its name may be somebody else's. */
export async function isNobodyElses(
  parts: StoreParts,
  place: Pick<Place, 'server' | 'databaseName'>,
  tenantId: TenantId,
): Promise<boolean> {
  const owner = await databaseOwner(parts, place);
  return owner === 'nobody' || owner === tenantId;
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
