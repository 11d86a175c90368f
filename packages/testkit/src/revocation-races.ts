import { type RaceChannel, raceChannels } from './revocation-channels.ts';
import { raceStream } from './revocation-http.ts';
import { type RaceLane, raceSession } from './revocation-lane.ts';
import { type RaceTrigger, raceTriggers } from './revocation-triggers.ts';
import { seededRandom, type Random } from './seeded-random.ts';

export interface RaceOptions {
  /** The servers that are called; the change is made in neither of them. */
  readonly urls: readonly [string, string];
  /** They race side by side, each with what is its own. */
  readonly lanes: readonly RaceLane[];
  readonly count: number;
  readonly seed: number;
  /** Those that come up, in turn; all there are when they are left out. */
  readonly triggers?: readonly RaceTrigger[];
  readonly channels?: readonly RaceChannel[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (report: RaceReport) => void;
}

/** What races came to so far. */
export interface RaceReport {
  readonly races: number;
  /** Calls that began after the change had committed. */
  readonly calls: number;
  /** Those of them that were let through, by `trigger × channel`: there must be none. */
  readonly through: ReadonlyMap<string, number>;
  /** Calls in flight at the commit that were let through: some, or nothing raced. */
  readonly inFlight: number;
  /** How long open streams stayed open after a change that ends them, in ms. */
  readonly closing: readonly number[];
}

type Counts = {
  -readonly [Key in keyof RaceReport]: Key extends 'through'
    ? Map<string, number>
    : Key extends 'closing'
      ? number[]
      : RaceReport[Key];
};

/**
 * Takes access away, again and again, and calls at once on both servers: in flight while the change commits, and anew
 * the moment it has. Every combination of change and channel comes up equally often.
 * @throws when somebody whose access was not taken away yet is refused: such a race would prove nothing
 */
export async function revocationRaces(options: RaceOptions): Promise<RaceReport> {
  const { lanes, count, seed, signal, onProgress } = options;
  const { triggers = raceTriggers, channels = raceChannels } = options;
  const report: Counts = { races: 0, calls: 0, through: new Map(), inFlight: 0, closing: [] };
  const random = seededRandom(seed);
  const goesOn = (): boolean => begun < count && signal?.aborted !== true;
  let begun = 0;
  async function race(lane: RaceLane): Promise<void> {
    while (goesOn()) {
      const turn = begun++;
      const trigger = triggers[turn % triggers.length];
      const channel = channels[Math.floor(turn / triggers.length) % channels.length];
      if (trigger === undefined || channel === undefined) throw new Error('there is nothing to race');
      await raceOnce(options.urls, lane, trigger, channel, random, report);
      report.races += 1;
      onProgress?.(report);
    }
  }
  await Promise.all(lanes.map(race));
  return report;
}

async function raceOnce(
  urls: readonly [string, string],
  lane: RaceLane,
  trigger: RaceTrigger,
  channel: RaceChannel,
  random: Random,
  report: Counts,
): Promise<void> {
  const credentials = await raceSession(lane, channel.credentials);
  const reaches = (url: string): Promise<boolean> => channel.reaches(url, lane.slug, credentials);
  const before = await Promise.all(urls.map(reaches));
  if (before.includes(false)) {
    throw new Error(`before \`${trigger.name}\` a ${channel.name} was refused already`);
  }
  const ended = channel.streams && trigger.endsSessions;
  const open = ended ? await raceStream(random.pick(urls), `/t/${lane.slug}/events`, credentials) : null;
  const inFlight = reaches(random.pick(urls));
  await trigger.commit(lane);
  const committed = performance.now();
  const after = await Promise.all(urls.map(reaches));
  if (await inFlight) report.inFlight += 1;
  // A published version ends no session, and a stream says nothing that it could take away.
  if (!channel.streams || trigger.endsSessions) {
    report.calls += after.length;
    const through = after.filter(Boolean).length;
    const name = `${trigger.name} × ${channel.name}`;
    if (through > 0) report.through.set(name, (report.through.get(name) ?? 0) + through);
  }
  if (open !== null) report.closing.push((await open.over) - committed);
  await trigger.mend(lane);
}
