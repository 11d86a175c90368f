import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBinaries } from './find-binaries.ts';
import { lockFolder } from './folder-lock.ts';
import { openLog } from './open-log.ts';
import { startPostmaster } from './postmaster.ts';
import { hasCluster, prepareFolder, superuserPassword } from './prepare-folder.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { removeOldSockets } from './remove-old-sockets.ts';
import { removeInitdbRemains, runInitdb } from './run-initdb.ts';
import { stopOrphan } from './stop-orphan.ts';
import { socketOf } from './socket-of.ts';
import { supervise } from './supervise.ts';
import { systemUser } from './system-user.ts';
import { ownSockets } from '../connection/own-sockets.ts';

export interface EmbeddedPostgresOptions {
  /** Everything the server keeps lies here; made when it is missing. */
  readonly dataDir: string;
  /** Called with a sentence when a step begins. */
  readonly onProgress: (step: string) => void;
  /** Called with a sentence when the server ended by itself, and again when it runs again or still does not. */
  readonly onTrouble: (sentence: string) => void;
}

/** A PostgreSQL 18 of our own, on this machine alone, started again when it dies. */
export interface EmbeddedPostgres {
  /** The superuser's address. It stays the same while this runs. */
  readonly databaseUrl: string;
  /** Process id of the server as it runs now; null while it is down. */
  pid(): number | null;
  /** Stops the server in order and lets go of the folder. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in a data folder: makes the cluster at the first start, stops a server that a killed Remit left
 * behind, and starts the server again whenever it ends by itself.
 * @throws StoreError `refused` with one sentence on what stands in the way and what would help
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = systemUser();
  prepareFolder(resolve(options.dataDir), user);
  // One name for one folder, by whichever link it was reached: locks and the search for old servers go by it.
  const folder = realpathSync(options.dataDir);
  const cluster = join(folder, 'postgres');
  const lock = lockFolder(folder);
  try {
    const binaries = reachableBinaries(await findBinaries(), folder, user);
    const password = superuserPassword(folder);
    removeInitdbRemains(cluster);
    if (hasCluster(cluster)) {
      await stopOrphan(cluster);
      removeOldSockets(cluster);
    } else {
      options.onProgress('making the database');
      await runInitdb(binaries.initdb, cluster, password, user);
    }
    options.onProgress('starting PostgreSQL');
    const log = openLog(folder);
    const supervisor = await supervise(
      (port) =>
        startPostmaster({
          binary: binaries.postgres,
          cluster,
          port,
          user,
          onLog: (line) => log.write(`${line}\n`),
        }),
      options.onTrouble,
    );
    const databaseUrl = `postgres://postgres:${password}@127.0.0.1:${supervisor.port}/postgres`;
    const socket = socketOf(cluster, supervisor.port);
    if (socket !== null) ownSockets.add(databaseUrl, socket);
    return {
      databaseUrl,
      pid: supervisor.pid,
      stop: async () => {
        await supervisor.stop();
        ownSockets.remove(databaseUrl);
        log.end();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
