import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '@remit/store/embedded-postgres';
import { openStore, type Store } from '@remit/store/open-store';
import { newRaceLane } from '@remit/testkit/new-race-lane';
import { type RaceReport, revocationRaces } from '@remit/testkit/revocation-races';
import { fuzzArguments } from './fuzz-arguments.ts';
import { duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

const server = resolve(import.meta.dirname, '../../server/src/main.ts');
const lanes = 8;

/**
 * Takes access away again and again under two server processes on one database, and calls both at once.
 * @returns 0 when no call that began after the change was let through, 1 when one was, 130 when it was stopped before
 * @throws UsageError
 */
export function fuzzRevocation(args: readonly string[]): Promise<number> {
  const { count, seed } = fuzzArguments(args, 100_000);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed makes the same changes in the same order`);
  return stoppable(async (signal) => {
    const began = performance.now();
    const report = await withServers(async (store, urls) => {
      const people = await Promise.all(Array.from({ length: lanes }, () => newRaceLane(store)));
      const onProgress = ({ races }: RaceReport): void => {
        const rate = Math.round(races / ((performance.now() - began) / 1000));
        bar.show(races / count, `${races.toLocaleString('en')} races (${rate} a second)`);
      };
      return revocationRaces({ urls, lanes: people, count, seed, signal, onProgress });
    });
    bar.end();
    process.stdout.write(`${summary(report, seed, performance.now() - began)}\n`);
    if (report.through.size > 0) return 1;
    return report.races >= count ? 0 : 130;
  });
}

/** Runs work beside two server processes on a database that is made for it and goes with it. */
async function withServers<T>(
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
      // A lane holds a job while it makes its change.
      poolSize: 2 * lanes,
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

function summary(
  { races, byChannel, calls, through, inFlight, closing }: RaceReport,
  seed: number,
  elapsed: number,
): string {
  const sorted = closing.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  const rate = Math.round(races / (elapsed / 1000));
  const lines = [
    `${races.toLocaleString('en')} races on two servers, seed ${seed}, in ${duration(elapsed)}: ${rate} a second.`,
    `By channel: ${[...byChannel].map(([name, each]) => `${name} ${each.races.toLocaleString('en')}`).join(', ')}.`,
    `${calls.toLocaleString('en')} calls began, or jobs went on, after the change; ${inFlight.toLocaleString('en')} were let through in flight, before it.`,
    `Open streams closed within ${at(0.5)} ms (half), ${at(0.99)} ms (99 %), ${at(1)} ms (all).`,
  ];
  if (through.size === 0) return [...lines, 'None of those calls was let through.'].join('\n');
  const found = [...through].map(([name, times]) => `${name}: ${times}`);
  return [...lines, 'Let through after the change:', ...found].join('\n');
}
