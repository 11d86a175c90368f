import type { Sql } from 'postgres';
import { addressOf } from '../provision/database-address.ts';
import { postgresErrorIn } from '../connection/driver-error.ts';
import { loginPassword } from '../provision/login-password.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import { databases, roles } from '../directory/roles.ts';
import { mainServer, readPlacements } from '../tenants/tenant-placement.ts';
import type { StoreParts } from '../store-parts.ts';

/**
 * Makes the tables of events for this month and the next, where they are missing (0023_audit_partitions.sql). While
 * others hold the events for longer than a moment, it leaves it for the next time: until then they go to the table of
 * no month.
 * @param sql the migrator's connection
 * @returns how many were made
 */
export async function makeAuditPartitions(sql: Sql): Promise<number> {
  try {
    return await sql.begin(async (tx) => {
      await tx.unsafe(`set local lock_timeout = '3s'; set local role ${roles.owner}`);
      const made = await tx<{ made: boolean }[]>`
        select remit.make_audit_partition((now() at time zone 'UTC' + ahead * interval '1 month')::date) as made
        from generate_series(0, 1) as ahead`;
      return made.filter(({ made }) => made).length;
    });
  } catch (error) {
    if (postgresErrorIn(error)?.code === lockNotAvailable) return 0;
    throw error;
  }
}

const lockNotAvailable = '55P03';

/**
 * The same in every database of tenants. A process that runs for months calls it each day.
 * @throws AggregateError of what stood in the way in some of them; the others have their tables
 */
export async function makeAuditPartitionsEverywhere(parts: StoreParts): Promise<void> {
  const placements = await parts.withIdentity(readPlacements, 'read');
  const places = placements
    .filter(({ status }) => status !== 'preparing')
    .map(({ server, databaseName }) => ({ server, databaseName }));
  const seen = new Set<string>();
  const failures: unknown[] = [];
  for (const { server, databaseName } of [
    { server: mainServer, databaseName: databases.shared },
    ...places,
  ]) {
    if (seen.has(`${server}/${databaseName}`)) continue;
    seen.add(`${server}/${databaseName}`);
    const password = loginPassword(parts.options.secret, roles.migrator);
    const address = addressOf(parts.serverOf(server), databaseName, roles.migrator, password);
    try {
      await withMaintenance(address, makeAuditPartitions);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(
      failures,
      `${failures.length} of ${seen.size} databases have no tables for next month yet`,
    );
}
