import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { processStart } from '@remit/store/embedded/process-start';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { seededRandom } from '@remit/testkit/seeded-random';
import { longestCall, signInTo } from './testing/call-remit.ts';
import { expectKept, superuserOf } from './testing/kept-requests.ts';
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

/** Waits until a process is gone that is no child of ours. */
async function isGone(pid: number): Promise<boolean> {
  const deadline = performance.now() + 5_000;
  while (processStart(pid) !== null) {
    if (performance.now() > deadline) return false;
    await delay(10);
  }
  return true;
}

describe(`killed again and again in its very first start (REMIT_SEED=${seed})`, () => {
  // What it says when each step begins; the kill comes at any moment after it.
  const moments = [
    /making the database…/,
    /making the database…/,
    /starting PostgreSQL…/,
    /checking the database server…/,
    /preparing databases…/,
    /making the database of Halden Works…/,
    /loading Brightwater Foods…/,
    /loading Halden Works…/,
  ];

  test.each(Array.from({ length: Math.ceil(kills / 10) }, (_, round) => round))(
    'it becomes ready at last, with both samples whole and nothing twice (round %i)',
    async (round) => {
      const folder = round === 0 ? dataDir : mkdtempSync(join(tmpdir(), 'remit-crash-'));
      for (const moment of moments) {
        const begun = spawnRemit(folder);
        remit = begun;
        const step = new RegExp(`${moment.source}|^Remit is ready`, 'm');
        await begun.saw(step);
        await delay(random.below(300));
        expect(await begun.end('SIGKILL')).toBeNull();
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

  test('Ctrl-C while it prepares ends it at once, with nothing left running, and the next start goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'remit-crash-'));
    for (const moment of [/making the database…/, /preparing databases…/]) {
      const begun = spawnRemit(folder);
      remit = begun;
      await begun.saw(moment);
      const asked = performance.now();
      expect(await begun.end('SIGINT')).toBe(0);
      expect(performance.now() - asked).toBeLessThan(5_000);
      const file = join(folder, 'postgres', 'postmaster.pid');
      if (existsSync(file))
        expect(await isGone(Number(readFileSync(file, 'utf8').split('\n')[0]))).toBe(true);
    }
    await start(folder);
    await remit?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
});

describe(`killed in the middle of writes (REMIT_SEED=${seed}, REMIT_KILLS=${kills})`, () => {
  test('everything that Remit acknowledged is there once, with its event and its audit event', async () => {
    const streams: [string, SubmitStream][] = [];
    for (let kill = 1; kill <= kills; kill++) {
      const { remit, url } = await start();
      const name = `Kill ${seed}-${kill}`;
      const stream = submitStream(url, await tom(url), name);
      streams.push([name, stream]);
      const enough = 5 + random.below(40);
      await stream.until(() => stream.acknowledged.length >= enough);
      expect(await remit.end('SIGKILL')).toBeNull();
      await stream.stop();
      expect(stream.refused).toEqual([]);
    }
    await start();
    for (const [name, stream] of streams) await expectKept(dataDir, name, stream);
    const all = streams.flatMap(([, { acknowledged }]) => acknowledged);
    process.stdout.write(`${kills} kills of Remit: ${all.length} acknowledged requests, none lost\n`);
  });

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
        expect(error?.message).toMatch(/try again/);
        expect(error?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
        expect(took).toBeLessThan(longestCall);
      }
      await expectKept(dataDir, name, stream);
    }
    expect(processStart(remit.pid)).not.toBeNull();
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends Remit within five seconds under load, exit code 0, Postgres stopped and every answer kept',
  async (signal) => {
    const { remit, url } = await start();
    const name = `${signal} ${seed}`;
    const stream = submitStream(url, await tom(url), name);
    await stream.until(() => stream.acknowledged.length >= 10);
    const server = postgresPid(dataDir);
    const asked = performance.now();
    expect(await remit.end(signal)).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(processStart(server)).toBeNull();
    expect(existsSync(join(dataDir, 'remit.lock'))).toBe(false);
    expect(remit.said().err).not.toMatch(/error/i);
    await stream.stop();
    await start();
    await expectKept(dataDir, name, stream);
  },
);
