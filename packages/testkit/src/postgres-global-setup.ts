import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@remit/store/embedded-postgres';

/** One real server for every test that needs Postgres, in a folder that goes with the run. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'remit-postgres-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    onProgress: () => undefined,
    onTrouble: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  project.provide('postgresUrl', server.databaseUrl);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
