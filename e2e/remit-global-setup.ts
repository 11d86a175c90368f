import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PATIENCE = 120_000;

/** Starts Remit as `npm start` does, on a free port and an empty data folder, once for all journeys of a run. */
async function startRemit(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'remit-e2e-'));
  // The runner says `NODE_ENV=test`; whoever types `npm start` says nothing, and that is what is tested.
  const { NODE_ENV: _, ...environment } = process.env;
  const server = spawn(process.execPath, ['apps/server/src/main.ts'], {
    env: { ...environment, REMIT_PORT: '0', REMIT_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.env['REMIT_E2E_URL'] = await readyUrl(server);
  process.env['REMIT_E2E_MAIL'] = join(dataDir, 'mail');
  process.env['REMIT_E2E_PASSWORD'] = (await readFile(join(dataDir, 'sample-password'), 'utf8')).trim();
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** The address that the server says it is ready at. */
function readyUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const seen: string[] = [];
    const give = (): void => reject(new Error(`Remit did not start:\n${seen.join('\n')}`));
    const timer = setTimeout(give, PATIENCE);
    server.once('exit', give);
    if (server.stdout === null) throw new Error('the server has no output to read');
    createInterface({ input: server.stdout }).on('line', (line) => {
      seen.push(line);
      const url = /^Remit is ready: (\S+)/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      server.removeListener('exit', give);
      resolve(url);
    });
  });
}

export default startRemit;
