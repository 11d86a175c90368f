import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@remit/store/embedded/embedded-postgres';
import { withMaintenance } from '@remit/store/provision/maintenance';
import { ownSockets } from '@remit/store/connection/own-sockets';

/** A real server for each worker, whose files take turns on it. @returns what stops them all */
export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all(Array.from({ length: project.config.maxWorkers }, startServer));
  project.provide(
    'postgresServers',
    servers.map(({ databaseUrl }) => ({ url: databaseUrl, socket: ownSockets.of(databaseUrl) })),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
}

/** A server in a folder that goes with the run. */
async function startServer(): Promise<{ readonly databaseUrl: string; readonly stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'remit-postgres-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    onProgress: () => undefined,
    onTrouble: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  await forgetOnPowerLoss(server.databaseUrl);
  return {
    databaseUrl: server.databaseUrl,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
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
