import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { sealAll } from './audit/audit-keeper.ts';
import { onWritten } from './audit/audit-notices.ts';
import { runningPostgres } from './embedded/running-postgres.ts';
import { StoreError } from './errors.ts';
import { filePlaces } from './files/file-places.ts';
import { folderSecret } from './secrets/folder-secret.ts';
import { openStore } from './open-store.ts';
import { endServerLease } from './server-lease.ts';
import { type ChainName, signInChainName } from './audit/sign-in-chain-name.ts';
import { startStore, type StartedStore, type StartStoreOptions } from './start-store.ts';

/**
 * Opens the store that the settings name beside a Remit that may be running on it: a command joins the database that
 * the server keeps, and starts it only when nobody does. What the command wrote down is sealed before it stops: no server
 * may be running that would. One that runs is left what comes due of it, as by a server that stops.
 * @throws StoreError `refused` or `unavailable` with one sentence for whoever gave the command
 */
export async function joinStore(options: StartStoreOptions): Promise<StartedStore> {
  const written = new Set<ChainName>();
  const endListening = onWritten((chain) => written.add(chain));
  const { store, stop } = await openBeside(options);
  return {
    store,
    stop: async () => {
      endListening();
      try {
        for (const chain of written) await sealWritten({ store, stop }, chain, options.onTrouble);
        if ([...written].some((chain) => chain !== signInChainName)) await leaveDue(store, options.onTrouble);
      } finally {
        await stop();
      }
    },
  };
}

async function openBeside(options: StartStoreOptions): Promise<StartedStore> {
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
    files: filePlaces(settings),
    servers: settings.tenantServers,
    mostConnections: settings.mostConnections,
    onProgress,
  });
  return { store, stop: () => store.close() };
}

async function sealWritten(
  { store }: StartedStore,
  chain: ChainName,
  onTrouble: StartStoreOptions['onTrouble'],
): Promise<void> {
  try {
    await sealAll(store, chain);
  } catch (error) {
    // A tenant that the command destroyed has no chain any more. Anything else waits in the database for the next server.
    if (!(error instanceof StoreError)) throw error;
    if (error.code !== 'not-found')
      onTrouble('what was written down is not sealed yet; the next server does it');
  }
}

/** Has a server that runs look at what comes due, of what the command wrote, at once. */
async function leaveDue(
  store: StartedStore['store'],
  onTrouble: StartStoreOptions['onTrouble'],
): Promise<void> {
  try {
    await store.withIdentity((tx) => endServerLease(tx, randomUUID()));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    onTrouble(
      'servers that run were not told of what was written; they find what comes due of it in minutes',
    );
  }
}
