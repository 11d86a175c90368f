import { createHash } from 'node:crypto';
import { StoreError } from '../errors.ts';
import postgres from 'postgres';
import { inDatabase } from '../provision/database-address.ts';
import { databases } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';
import type { StoreParts } from '../store-parts.ts';

/**
 * Works on where a tenant lies while nobody else does, in whatever process.
 * @throws StoreError `conflict` when somebody does
 */
export async function withMoveLock<T>(
  parts: Pick<StoreParts, 'options'>,
  tenantId: TenantId,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await openMoveLock(parts, tenantId);
  try {
    return await work();
  } finally {
    await lock.close();
  }
}

/** Holds it on a connection of its own: a process that is killed lets go of it. */
async function openMoveLock(
  { options }: Pick<StoreParts, 'options'>,
  tenantId: TenantId,
): Promise<{ readonly close: () => Promise<void> }> {
  const sql = postgres(inDatabase(options.identityDatabaseUrl, databases.identity), {
    max: 1,
    fetch_types: false,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: 'remit move', search_path: 'pg_catalog, pg_temp' },
  });
  const key = createHash('sha256').update(`move ${tenantId}`).digest().readBigInt64BE();
  const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${`${key}`}::bigint) as held`;
  if (row?.held !== true) {
    await sql.end({ timeout: 5 });
    throw new StoreError('conflict', 'this tenant is being moved by somebody else right now');
  }
  return { close: () => sql.end({ timeout: 5 }) };
}
