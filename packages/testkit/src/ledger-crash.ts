import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { joinStore } from '@remit/store/join-store';
import { readSettings } from '@remit/store/settings/settings';
import { ledgerFaults } from './ledger-check.ts';
import { ledgerLoad } from './ledger-load.ts';
import { type Ledger, newLedger } from './ledger.ts';
import { seededRandom } from './seeded-random.ts';
import { timeInLine } from './time-in-line.ts';

export interface CrashOptions {
  readonly dataDir: string;
  /** Kills, of the server and of its Postgres in turn. */
  readonly count: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (report: CrashReport) => void;
}

/** What kills came to so far. */
export interface CrashReport {
  readonly kills: number;
  readonly submitted: number;
  readonly approved: number;
  /** What was found wrong, a sentence each: there must be nothing. */
  readonly faults: readonly string[];
  /** From the start after a kill of the server to its being ready, in ms, less what it stood in line for a processor. */
  readonly readyAfterServer: readonly number[];
  /** From a kill of Postgres to the next acknowledged call, in ms, less what it and Remit stood in line. */
  readonly readyAfterPostgres: readonly number[];
}

/** Kills between two looks at everything that was acknowledged. */
const lookEvery = 25;

const main = resolve(import.meta.dirname, '../../../apps/server/src/main.ts');

/**
 * Kills a Remit and its Postgres under load, with the signal that nobody can catch, and holds what is there after against
 * what was acknowledged before.
 * @throws when a server does not come up again
 */
export async function crashRuns(options: CrashOptions): Promise<CrashReport> {
  const { dataDir, count, seed, signal, onProgress } = options;
  const random = seededRandom(seed);
  const ledger = newLedger(`Crash ${seed}`);
  const readyAfterServer: number[] = [];
  const readyAfterPostgres: number[] = [];
  let faults: readonly string[] = [];
  let kills = 0;
  const report = (): CrashReport => ({
    kills,
    submitted: ledger.submitted.size,
    approved: ledger.approved.size,
    faults,
    readyAfterServer,
    readyAfterPostgres,
  });
  const goesOn = (): boolean => kills < count && faults.length === 0 && signal?.aborted !== true;

  let server = await startRemit(dataDir);
  const [submitter, approver] = await Promise.all([
    signIn(server.url, dataDir, 'tom@halden.example'),
    signIn(server.url, dataDir, 'henrik@halden.example'),
  ]);
  const load = ledgerLoad({ url: () => server.url, submitter, approver, ledger });
  const more = (calls: number): Promise<void> => {
    const enough = load.acknowledged() + calls;
    return load.until(() => load.acknowledged() >= enough);
  };
  try {
    while (goesOn()) {
      await more(3 + random.below(30));
      if (kills % 2 === 0) {
        await server.end('SIGKILL');
        server = await startRemit(dataDir);
        readyAfterServer.push(server.readyAfter);
      } else {
        const inLine = timeInLine([server.pid]);
        const killed = performance.now();
        process.kill(postgresPid(dataDir), 'SIGKILL');
        await load.until(() => load.latestBegan() > killed);
        const took = performance.now() - killed;
        readyAfterPostgres.push(took - (timeInLine([server.pid, postgresPid(dataDir)]) - inLine));
      }
      kills += 1;
      if (kills % lookEvery === 0) faults = await look(dataDir, ledger);
      onProgress?.(report());
    }
    await load.stop();
    faults = await look(dataDir, ledger);
    return report();
  } finally {
    await load.stop();
    await server.end('SIGTERM');
  }
}

async function look(dataDir: string, ledger: Ledger): Promise<readonly string[]> {
  const quiet = (): void => undefined;
  const settings = readSettings({ REMIT_DATA_DIR: dataDir });
  const { store, stop } = await joinStore({ settings, onProgress: quiet, onTrouble: quiet });
  try {
    return await ledgerFaults(store, ledger);
  } finally {
    await stop();
  }
}

interface Started {
  readonly pid: number;
  readonly url: string;
  readonly readyAfter: number;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts Remit as `npm start` does. @throws with what it said when it does not become ready */
async function startRemit(dataDir: string): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, [main], {
    // Ctrl+C is for whoever started this: it stops the load first.
    detached: true,
    env: { ...process.env, REMIT_DATA_DIR: dataDir, REMIT_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  let said = '';
  const ready = new Promise<string>((found) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const url = /^Remit is ready: (\S+)$/m.exec(said)?.[1];
        if (url !== undefined) found(url);
      });
    }
  });
  const url = await Promise.race([ready, exit.then(() => null)]);
  if (url === null) throw new Error(`Remit did not start again: ${said}`);
  const { pid } = child;
  if (pid === undefined) throw new Error(`Remit is ready and has no process: ${said}`);
  return {
    pid,
    url,
    readyAfter: performance.now() - began - timeInLine([pid]),
    end: async (signal) => {
      child.kill(signal);
      await exit;
    },
  };
}

function postgresPid(dataDir: string): number {
  const [pid] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return Number(pid);
}

async function signIn(url: string, dataDir: string, email: string): Promise<string> {
  const password = readFileSync(join(dataDir, 'sample-password'), 'utf8').trim();
  const response = await fetch(`${url}/rpc/session.signIn`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`${email} could not sign in: ${await response.text()}`);
  return cookie;
}
