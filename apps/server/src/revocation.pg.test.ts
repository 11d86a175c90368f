import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@remit/store/open-store';
import { newRaceLane } from '@remit/testkit/new-race-lane';
import { openTestStore } from '@remit/testkit/postgres';
import type { RaceLane } from '@remit/testkit/revocation-lane';
import { raceChannels } from '@remit/testkit/revocation-channels';
import { revocationRaces } from '@remit/testkit/revocation-races';
import { raceTriggers } from '@remit/testkit/revocation-triggers';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { staleStore } from '@remit/testkit/stale-store';
import { serveBeside, type SideServer } from './testing/serve-side-by-side.ts';

const count = runCount('REMIT_RACES', 2_000);
const seed = runSeed();
let store: Store;
let lanes: readonly RaceLane[];
const servers: SideServer[] = [];

beforeAll(async () => {
  store = await openTestStore();
  lanes = await Promise.all(Array.from({ length: 6 }, () => newRaceLane(store)));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await store.close();
});

async function twoServers(
  open: typeof openTestStore,
  hurried = [true, false],
): Promise<readonly [string, string]> {
  const [one, other] = [await serveBeside(open, hurried[0]), await serveBeside(open, hurried[1])];
  servers.push(one, other);
  return [one.url, other.url];
}

test(`no call that begins after its right was taken away is let through, on any server (REMIT_SEED=${seed})`, async () => {
  const urls = await twoServers(openTestStore);
  const report = await revocationRaces({ urls, lanes, count, seed });
  expect(Object.fromEntries(report.through)).toEqual({});
  expect(report.races).toBe(count);
  expect(report.inFlight).toBeGreaterThan(0);
  const closing = report.closing.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(closing[Math.floor((closing.length - 1) * share)] ?? 0);
  process.stdout.write(
    `${count} races, ${report.calls} calls after the change, none let through; ${report.inFlight} in flight were; ` +
      `streams closed within ${at(0.5)} ms (half), ${at(0.99)} ms (99 %), ${at(1)} ms (all)\n`,
  );
  expect(at(0.99)).toBeLessThan(1_000);
  expect(at(1)).toBeLessThan(2_000);
});

test('a server that remembers for five seconds who may call is found out, whatever took the right away', async () => {
  const urls = await twoServers(async () => staleStore(await openTestStore()));
  const remembered = new Set([
    'assignment removed',
    'member suspended',
    'validity ended',
    'tenant-wide revocation',
    'signed out everywhere',
    'session expired',
  ]);
  const triggers = raceTriggers.filter(({ name }) => remembered.has(name));
  const channels = raceChannels.filter(({ name }) => name === 'call');
  // One race for each lane: what such a server believes of the next is anybody's guess.
  expect(triggers).toHaveLength(lanes.length);
  const report = await revocationRaces({ urls, lanes, count: lanes.length, seed, triggers, channels });
  const through = Object.fromEntries(triggers.map(({ name }) => [`${name} × call`, 2]));
  expect(Object.fromEntries(report.through)).toEqual(through);
});
