import { isNobodyElses, refuseOthersDatabase } from '../provision/database-owner.ts';
import { StoreError } from '../errors.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { MoveRecord } from './move-record.ts';
import type { MoveSide } from './move-side.ts';
import { provision } from '../provision/provision.ts';
import { quoteName } from '../provision/maintenance.ts';
import { deleteCredential, ensureCredential } from '../tenants/tenant-credential.ts';
import type { Place } from '../tenants/tenant-placement.ts';
import type { StoreParts } from '../store-parts.ts';
import type { TenantId } from '../tenant-id.ts';

/**
 * Makes the database and the login that a tenant moves to, or finds them made.
 * @throws StoreError `refused` when there is a database of somebody else's by that name
 */
export async function prepareTarget(
  parts: StoreParts,
  { tenantId, to }: Pick<MoveRecord, 'tenantId' | 'to'>,
): Promise<void> {
  await refuseOthersDatabase(parts, to, tenantId);
  const password = await parts.withIdentity((tx) => ensureCredential(tx, parts.keys, tenantId, to));
  await provision({
    server: parts.serverOf(to.server),
    secret: parts.options.secret,
    databases: [
      {
        name: to.databaseName,
        kind: 'tenant',
        login: to.loginName,
        password,
        placement: { tier: 'dedicated', tenantId },
      },
    ],
  });
}

/**
 * Refuses two databases between which a tenant cannot move.
 * @throws StoreError `refused` when the target belongs to another tenant, or when one of them is of another version
 */
export async function refuseUnequal(
  source: MoveSide,
  target: MoveSide,
  { tenantId, to }: MoveRecord,
): Promise<void> {
  const [placement] = await target.sql<{ tenantId: string | null }[]>`
    select tenant_id as "tenantId" from context.placement`;
  if (placement?.tenantId !== tenantId) {
    throw new StoreError(
      'refused',
      `the database \`${to.databaseName}\` on the server \`${to.server}\` belongs to another tenant; nothing was moved`,
    );
  }
  const [was, is] = await Promise.all([source, target].map(migrationsOf));
  if (was !== is) {
    throw new StoreError(
      'refused',
      'the two databases are not of one version: start this Remit on both servers once, then move again',
    );
  }
}

async function migrationsOf({ sql }: MoveSide): Promise<string> {
  const [row] = await sql<{ names: string }[]>`
    select string_agg(name || ' ' || sha256, ', ' order by name) as names from remit.migration`;
  return row?.names ?? '';
}

/**
 * Destroys a tenant's own database, its login and that one's password, whatever is connected to it. Safe to repeat. What
 * somebody else has under that name stays: a move that was refused for it is given up like any other.
 * @throws StoreError `refused` for a name that no tenant's database has
 */
export async function dropDatabase(parts: StoreParts, tenantId: TenantId, place: Place): Promise<void> {
  // Belt and braces: what Remit itself stands on has no tenant's name.
  if (!place.databaseName.startsWith('remit_t_') || place.loginName !== place.databaseName) {
    throw new StoreError('refused', `\`${place.databaseName}\` is not the database of one tenant`);
  }
  if (!(await isNobodyElses(parts, place, tenantId))) return;
  await withMaintenance(parts.serverOf(place.server), async (sql) => {
    await sql.unsafe(`drop database if exists ${quoteName(place.databaseName)} with (force)`);
    await sql.unsafe(`drop role if exists ${quoteName(place.loginName)}`);
  });
  await parts.withIdentity((tx) => deleteCredential(tx, place));
}
