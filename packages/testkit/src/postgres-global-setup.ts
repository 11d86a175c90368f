import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@remit/store/embedded-postgres';
import { withMaintenance } from '@remit/store/maintenance';

/** One real server for every test that needs Postgres, in a folder that goes with the run. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'remit-postgres-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    onProgress: () => undefined,
    onTrouble: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  await forgetOnPowerLoss(server.databaseUrl);
  project.provide('postgresUrl', server.databaseUrl);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/**
 * Lets the server leave it to the system when what it has written reaches the disk: a third of the time of tests with many
 * small transactions. Whoever kills processes loses nothing by it; what outlives a crash is tested on servers of its own.
 */
async function forgetOnPowerLoss(databaseUrl: string): Promise<void> {
  await withMaintenance(databaseUrl, async (sql) => {
    for (const setting of ['fsync', 'full_page_writes'])
      await sql.unsafe(`alter system set ${setting} = off`);
    await sql`select pg_reload_conf()`;
  });
}
