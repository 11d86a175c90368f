import { resolve } from 'node:path';
import { runningPostgres } from './embedded/running-postgres.ts';
import { folderSecret } from './folder-secret.ts';
import { openStore } from './open-store.ts';
import { startStore, type StartedStore, type StartStoreOptions } from './start-store.ts';

/**
 * Opens the store that the settings name beside a Remit that may be running on it: a command joins the database that
 * the server keeps, and starts it only when nobody does.
 * @throws StoreError `refused` or `unavailable` with one sentence for whoever gave the command
 */
export async function joinStore(options: StartStoreOptions): Promise<StartedStore> {
  const { settings, onProgress } = options;
  const folder = resolve(settings.dataDir);
  const running = settings.databaseUrl === null ? runningPostgres(folder) : null;
  if (running === null) return startStore(options);
  const store = await openStore({
    databaseUrl: running,
    identityDatabaseUrl: running,
    secret: settings.secret ?? folderSecret(folder),
    secretKeys: settings.secretKeys,
    poolSize: settings.poolSize,
    embedded: true,
    servers: settings.tenantServers,
    mostConnections: settings.mostConnections,
    onProgress,
  });
  return { store, stop: () => store.close() };
}
