import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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
/** So few places a batch that an export of a lane has several. */
const stretch = 25;
let folder: string;

beforeAll(async () => {
  store = await openTestStore();
  folder = await mkdtemp(join(tmpdir(), 'remit-races-'));
  lanes = await Promise.all(Array.from({ length: 7 }, () => newRaceLane(store)));
});

// Before the next test: workers take whatever job there is, and must be those of the test's own servers.
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function twoServers(
  open: typeof openTestStore,
  hurried = [true, false],
): Promise<readonly [string, string]> {
  const exports = { folder, stretch };
  const [one, other] = [
    await serveBeside(open, hurried[0], exports),
    await serveBeside(open, hurried[1], exports),
  ];
  servers.push(one, other);
  return [one.url, other.url];
}

test(
  `no call that begins after its right was taken away is let through, on any server (REMIT_SEED=${seed})`,
  { timeout: 300_000 + count * 500 },
  async () => {
    const urls = await twoServers(openTestStore);
    const report = await revocationRaces({ urls, lanes, count, seed, stretch });
    expect(Object.fromEntries(report.through)).toEqual({});
    expect(report.races).toBe(count);
    expect(report.inFlight).toBeGreaterThan(0);
    const turns = Math.floor(
      count / (raceTriggers.length * raceChannels.reduce((sum, { share }) => sum + share, 0)),
    );
    // Of 2,000 races, 65 are the least that a channel has.
    const few = raceChannels.filter(
      ({ name, share }) => (report.byChannel.get(name)?.races ?? 0) < turns * share * raceTriggers.length,
    );
    expect(few).toEqual([]);
    // A job that is over when the change commits races nothing.
    expect(report.byChannel.get('job that waits')?.calls).toBeGreaterThan(0);
    expect(report.byChannel.get('job under way')?.calls).toBeGreaterThan(0);
    const closing = report.closing.toSorted((one, other) => one - other);
    const at = (share: number): number => Math.round(closing[Math.floor((closing.length - 1) * share)] ?? 0);
    const channels = [...report.byChannel].map(([name, each]) => `${name} ${each.races}/${each.calls}`);
    process.stdout.write(
      `${count} races (with those that counted: ${channels.join(', ')}), ${report.calls} calls after the change, none let through; ${report.inFlight} in flight were; ` +
        `streams closed within ${at(0.5)} ms (half), ${at(0.99)} ms (99 %), ${at(1)} ms (all)\n`,
    );
    expect(at(0.99)).toBeLessThan(1_000);
    expect(at(1)).toBeLessThan(2_000);
  },
);

const remembered = [
  'assignment removed',
  'member suspended',
  'validity ended',
  'tenant-wide revocation',
  'signed out everywhere',
  'session expired',
];

// Whether the session of a job stands is asked in the statement that says how far it is, which nobody can remember.
test.each([
  { channel: 'call', found: remembered, times: 2 },
  { channel: 'job that waits', found: remembered.slice(0, 4), times: 1 },
])(
  'a server that remembers for a minute who may call is found out by a $channel, whatever took the right away',
  async ({ channel, found, times }) => {
    const urls = await twoServers(async () => staleStore(await openTestStore()));
    const triggers = raceTriggers.filter(({ name }) => found.includes(name));
    const channels = raceChannels.filter(({ name }) => name === channel);
    expect(triggers).toHaveLength(found.length);
    // One race for each lane: what such a server believes of the next is anybody's guess.
    const raced = lanes.slice(0, triggers.length);
    expect(raced).toHaveLength(triggers.length);
    const options = { urls, lanes: raced, count: raced.length, seed, stretch, triggers, channels };
    const report = await revocationRaces(options);
    const through = Object.fromEntries(found.map((name) => [`${name} × ${channel}`, times]));
    expect(Object.fromEntries(report.through)).toEqual(through);
  },
);
