import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes the sockets that killed servers left in a cluster, with their locks: each start has a port of its own, so that
 * the server itself would never come upon them again.
 * @param cluster on which no server runs
 */
export function removeOldSockets(cluster: string): void {
  for (const name of readdirSync(cluster)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(cluster, name), { force: true });
  }
}
