import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { processStart } from '@remit/store/embedded/process-start';
import { crashRuns } from '@remit/testkit/ledger-crash';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { seededRandom } from '@remit/testkit/seeded-random';
import { builtConsole } from './testing/built-console.ts';
import { longestCall, signInTo } from './testing/call-remit.ts';
import { expectKept, superuserOf } from './testing/kept-requests.ts';
import { postgresOf } from './testing/postgres-gone.ts';
import { postgresPid } from './testing/run-remit.ts';
import { foundCounts, wantedCounts } from './testing/sample-counts.ts';
import { readyUrl, spawnRemit, type SpawnedRemit } from './testing/spawn-remit.ts';
import { submitStream, type SubmitStream } from './testing/submit-stream.ts';

const kills = runCount('REMIT_KILLS', 5);
const seed = runSeed();
const random = seededRandom(seed);

// One folder for all: every test finds what the kills of those before it left.
const dataDir = mkdtempSync(join(tmpdir(), 'remit-crash-'));
let remit: SpawnedRemit | null = null;

beforeAll(builtConsole);
afterEach(async () => {
  await remit?.end('SIGTERM');
  remit = null;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function start(folder = dataDir): Promise<{ remit: SpawnedRemit; url: string }> {
  const started = spawnRemit(folder);
  remit = started;
  return { remit: started, url: await readyUrl(started) };
}

const tom = (url: string): Promise<string> => signInTo(url, dataDir, 'tom@halden.example');

/** What was acknowledged so far, by the name of the stream: it must be there to the end, whatever came between. */
const streams = new Map<string, SubmitStream>();

async function expectAllKept(): Promise<void> {
  for (const [name, stream] of streams) await expectKept(dataDir, name, stream);
}

/** Expects exit code 0 within five seconds, with no PostgreSQL left behind and nothing to complain of. */
async function expectOrderlyEnd(begun: SpawnedRemit, signal: NodeJS.Signals, folder: string): Promise<void> {
  const isGone = postgresOf(folder);
  const asked = performance.now();
  expect(await begun.end(signal)).toBe(0);
  expect(await isGone(5_000)).toBe(true);
  expect(performance.now() - asked).toBeLessThan(5_000);
  expect(begun.said().err).not.toMatch(/error|could not/i);
}

/** For the start of a Remit and what is asked of it, on the slowest of machines; what is longer hangs. */
const patience = 60_000;

describe(`broken off again and again in its very first start (REMIT_SEED=${seed})`, () => {
  // What it says when each step begins; the end comes at any moment after it.
  const moments = [
    ['SIGKILL', /making the database…/],
    ['SIGINT', /making the database…/],
    ['SIGKILL', /starting PostgreSQL…/],
    ['SIGKILL', /checking the database server…/],
    ['SIGTERM', /preparing databases…/],
    ['SIGKILL', /preparing databases…/],
    ['SIGKILL', /making the database of Halden Works…/],
    ['SIGKILL', /loading Brightwater Foods…/],
    ['SIGKILL', /loading Halden Works…/],
  ] as const;

  test.each(Array.from({ length: Math.ceil(kills / 10) }, (_, round) => round))(
    'it becomes ready at last, with both samples whole and nothing twice (round %i)',
    { timeout: (moments.length + 1) * patience },
    async (round) => {
      const folder = round === 0 ? dataDir : mkdtempSync(join(tmpdir(), 'remit-crash-'));
      for (const [signal, moment] of moments) {
        const begun = spawnRemit(folder);
        remit = begun;
        await begun.saw(new RegExp(`${moment.source}|^Remit is ready`, 'm'));
        await delay(random.below(300));
        if (signal === 'SIGKILL') expect(await begun.end(signal)).toBeNull();
        else await expectOrderlyEnd(begun, signal, folder);
      }
      const { url } = await start(folder);
      expect(await foundCounts(superuserOf(folder))).toEqual(wantedCounts());
      await signInTo(url, folder, 'tom@halden.example');
      if (round > 0) {
        await remit?.end('SIGTERM');
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

describe(`killed in the middle of writes (REMIT_SEED=${seed}, REMIT_KILLS=${kills})`, () => {
  test(
    'whatever Remit acknowledged is there once, with its events, in an audit that is unbroken, and it is back in time',
    { timeout: (2 * kills + 1) * patience },
    async () => {
      const { kills: done, ...report } = await crashRuns({ dataDir, count: 2 * kills, seed });
      expect(report.faults).toEqual([]);
      expect(done).toBe(2 * kills);
      expect(report.approved).toBeGreaterThan(0);
      const { readyAfterServer, readyAfterPostgres } = report;
      const [server, postgres] = [readyAfterServer, readyAfterPostgres].map((times) =>
        times.map((time) => Math.round(time)).toSorted((one, other) => one - other),
      );
      process.stdout.write(
        `${done} kills of Remit and Postgres in turn: ${report.submitted} submissions and ${report.approved} approvals, ` +
          `none lost; ready again after ${server?.[kills >> 1]} ms (half) to ${server?.at(-1)} ms (all) of a start, ` +
          `${postgres?.[kills >> 1]} ms to ${postgres?.at(-1)} ms of a kill of Postgres\n`,
      );
      expect(postgres?.at(-1)).toBeLessThan(5_000);
      expect(server?.at(-1)).toBeLessThan(5_000);
    },
  );

  test('a killed Postgres comes back under the same Remit: calls meanwhile are unavailable, and none hangs', async () => {
    const { remit, url } = await start();
    const rounds = Math.max(2, Math.ceil(kills / 5));
    for (let kill = 1; kill <= rounds; kill++) {
      const name = `Postgres ${seed}-${kill}`;
      const stream = submitStream(url, await tom(url), name);
      const enough = 5 + random.below(20);
      await stream.until(() => stream.acknowledged.length >= enough);
      process.kill(postgresPid(dataDir), 'SIGKILL');
      await stream.until(() => stream.refused.length > 0);
      const before = stream.acknowledged.length;
      await stream.until(() => stream.acknowledged.length > before + 5);
      await stream.stop();
      for (const { status, error, took } of stream.refused) {
        expect([status, error?.code]).toEqual([503, 'unavailable']);
        expect(error?.message).toMatch(/try again|nothing was changed/);
        expect(error?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
        expect(took).toBeLessThan(longestCall);
      }
      streams.set(name, stream);
    }
    await expectAllKept();
    expect(processStart(remit.pid)).not.toBeNull();
  });
});

test('SIGINT and SIGTERM end Remit under load, with Postgres stopped, the folder let go and every answer kept', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { remit, url } = await start();
    const name = `${signal} ${seed}`;
    const stream = submitStream(url, await tom(url), name);
    await stream.until(() => stream.acknowledged.length >= 10);
    await expectOrderlyEnd(remit, signal, dataDir);
    expect(existsSync(join(dataDir, 'remit.lock'))).toBe(false);
    await stream.stop();
    streams.set(name, stream);
  }
  await start();
  await expectAllKept();
});
