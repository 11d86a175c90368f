import { raceCalls, type RacedCalls } from './revocation-calls.ts';
import { raceCall, raceStream } from './revocation-http.ts';
import { raceJob } from './revocation-jobs.ts';
import { racedLinks } from './revocation-links.ts';
import type { Race, RaceOutcome } from './revocation-race.ts';

/** A way by which somebody reaches a tenant. */
export interface RaceChannel {
  readonly name: string;
  /** How often it comes up, against the others: what takes long comes up less often. */
  readonly share: number;
  /** @param stretch places of the chain that one batch of a job of the servers looks at */
  race(race: Race, stretch: number): Promise<RaceOutcome>;
}

const asked = 'policy.holders';
const input = { role: 'Employee' };

const single = (credentials: RacedCalls['credentials']): RacedCalls => ({
  credentials,
  streams: false,
  ready:
    async (_urls, { slug }, sent) =>
    async (url) =>
      (await raceCall(url, `/t/${slug}/rpc/${asked}`, sent, input)).status === 200,
});

const inBatch: RacedCalls = {
  credentials: 'browser',
  streams: false,
  ready:
    async (_urls, { slug }, sent) =>
    async (url) => {
      const path = `/t/${slug}/rpc/${asked},${asked}?batch=1`;
      const { text } = await raceCall(url, path, sent, { 0: input, 1: input });
      return /"result":/.test(text);
    },
};

const streams: RacedCalls = {
  credentials: 'browser',
  streams: true,
  ready:
    async (_urls, { slug }, sent) =>
    async (url) => {
      const stream = await raceStream(url, `/t/${slug}/events`, sent);
      stream.leave();
      return stream.status === 200;
    },
};

/**
 * Every channel there is. What each asks for takes a right of the role that races take away. Every change applies to
 * every channel, but a published version to streams: it ends none.
 */
export const raceChannels: readonly RaceChannel[] = [
  { name: 'call', share: 6, race: (race) => raceCalls(race, single('browser')) },
  { name: 'call in a batch', share: 6, race: (race) => raceCalls(race, inBatch) },
  { name: 'bearer', share: 6, race: (race) => raceCalls(race, single('client')) },
  { name: 'stream', share: 6, race: (race) => raceCalls(race, streams) },
  { name: 'signed link', share: 1, race: (race) => raceCalls(race, racedLinks) },
  { name: 'job that waits', share: 1, race: (race, stretch) => raceJob(race, 'waiting', stretch) },
  { name: 'job under way', share: 1, race: (race, stretch) => raceJob(race, 'running', stretch) },
];

/** The order in which channels come up: each as often as its share, and none in a row that another could break up. */
export function inTurns(channels: readonly RaceChannel[]): readonly RaceChannel[] {
  const most = Math.max(0, ...channels.map(({ share }) => share));
  return Array.from({ length: most }, (_, round) =>
    channels.filter(
      ({ share }) => Math.floor(((round + 1) * share) / most) > Math.floor((round * share) / most),
    ),
  ).flat();
}
