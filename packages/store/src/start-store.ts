import { resolve } from 'node:path';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { filePlaces } from './files/file-places.ts';
import { folderSecret } from './secrets/folder-secret.ts';
import { openStore, type Store } from './open-store.ts';
import type { Settings } from './settings/settings.ts';

export interface StartStoreOptions {
  readonly settings: Settings;
  readonly onProgress: (step: string, done?: number, total?: number) => void;
  /** Called with a sentence when the database that Remit brings along ended by itself, and when it is back. */
  readonly onTrouble: (sentence: string) => void;
}

/** A store, and the database server under it when that is ours. */
export interface StartedStore {
  readonly store: Store;
  /** Finishes what is open, closes every connection and stops our database server. */
  stop(): Promise<void>;
}

/**
 * Opens the store that the settings name: on the Postgres that Remit brings along, or on one of their own.
 * @throws StoreError `refused` or `unavailable` with one sentence for whoever starts Remit
 */
export async function startStore({
  settings,
  onProgress,
  onTrouble,
}: StartStoreOptions): Promise<StartedStore> {
  const { databaseUrl, identityDatabaseUrl, poolSize, allowOldPostgres } = settings;
  if (databaseUrl !== null && identityDatabaseUrl !== null && settings.secret !== null) {
    const { secret, secretKeys } = settings;
    const options = {
      databaseUrl,
      identityDatabaseUrl,
      secret,
      secretKeys,
      poolSize,
      allowOldPostgres,
      files: filePlaces(settings),
      servers: settings.tenantServers,
      mostConnections: settings.mostConnections,
      onTrouble,
      onProgress,
    };
    const store = await openStore(options);
    return { store, stop: () => store.close() };
  }
  const dataDir = resolve(settings.dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, onProgress, onTrouble });
  try {
    const secret = settings.secret ?? folderSecret(dataDir);
    const store = await openStore({
      databaseUrl: postgres.databaseUrl,
      identityDatabaseUrl: postgres.databaseUrl,
      secret,
      secretKeys: settings.secretKeys,
      poolSize,
      embedded: true,
      files: filePlaces(settings),
      servers: settings.tenantServers,
      mostConnections: settings.mostConnections,
      onTrouble,
      onProgress,
    });
    return {
      store,
      stop: async () => {
        await store.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
