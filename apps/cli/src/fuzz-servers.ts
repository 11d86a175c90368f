import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '@remit/store/embedded/embedded-postgres';
import { openStore, type Store } from '@remit/store/open-store';

const server = resolve(import.meta.dirname, '../../server/src/main.ts');

/**
 * Runs work beside two server processes on a database that is made for it and goes with it.
 * @param poolSize of the store that the work is given, beside the servers
 */
export async function withServers<T>(
  poolSize: number,
  work: (store: Store, urls: readonly [string, string]) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'remit-fuzz-'));
  const quiet = (): void => undefined;
  const postgres = await startEmbeddedPostgres({ dataDir, onProgress: quiet, onTrouble: quiet });
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const { databaseUrl } = postgres;
  const processes: ChildProcess[] = [];
  try {
    const store = await openStore({
      databaseUrl,
      identityDatabaseUrl: databaseUrl,
      secret,
      poolSize,
      embedded: true,
      onProgress: quiet,
    });
    try {
      const environment = {
        DATABASE_URL: databaseUrl,
        IDENTITY_DATABASE_URL: databaseUrl,
        REMIT_SECRET: Buffer.from(secret).toString('hex'),
        REMIT_DATA_DIR: dataDir,
        REMIT_ALLOW_OLD_POSTGRES: 'yes',
        REMIT_SAMPLE: 'no',
        REMIT_PORT: '0',
      };
      const one = await startServer(environment, processes);
      const other = await startServer(environment, processes);
      return await work(store, [one, other]);
    } finally {
      await Promise.all(processes.map(stopServer));
      await store.close();
    }
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @returns its address, once it is ready */
async function startServer(
  environment: Readonly<Record<string, string>>,
  processes: ChildProcess[],
): Promise<string> {
  const child = spawn(process.execPath, [server], {
    // Ctrl+C is for whoever started it: the servers are stopped once the races under way are over.
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit').then(() => null);
  const ready = new Promise<string>((found) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /^Remit is ready: (\S+)$/m.exec(said)?.[1];
      if (url !== undefined) found(url);
    });
  });
  const url = await Promise.race([ready, ended]);
  if (url === null) throw new Error(`a server did not start: ${said}`);
  return url;
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
