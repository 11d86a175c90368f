import { exportStretch } from '@remit/store/audit/audit-export';
import { inTurns, type RaceChannel, raceChannels } from './revocation-channels.ts';
import type { RaceLane } from './revocation-lane.ts';
import type { Race } from './revocation-race.ts';
import { type RaceTrigger, raceTriggers } from './revocation-triggers.ts';
import { seededRandom } from './seeded-random.ts';

export interface RaceOptions {
  readonly urls: Race['urls'];
  /** They race side by side, each with what is its own. */
  readonly lanes: readonly RaceLane[];
  readonly count: number;
  readonly seed: number;
  /** Those that come up, in turn; all there are when they are left out. */
  readonly triggers?: readonly RaceTrigger[];
  readonly channels?: readonly RaceChannel[];
  /** Places of the chain that one batch of a job of the servers looks at. */
  readonly stretch?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (report: RaceReport) => void;
}

/** What races came to so far. */
export interface RaceReport {
  readonly races: number;
  readonly byChannel: ReadonlyMap<string, { readonly races: number; readonly calls: number }>;
  /** Calls that began, and jobs that went on, after the change had committed. */
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
    : Key extends 'byChannel'
      ? Map<string, { readonly races: number; readonly calls: number }>
      : Key extends 'closing'
        ? number[]
        : RaceReport[Key];
};

/**
 * Takes access away, again and again, and calls at once on both servers: in flight while the change commits, and anew
 * the moment it has. Every channel meets every change equally often.
 * @throws when somebody whose access was not taken away yet is refused: such a race would prove nothing
 */
export async function revocationRaces(options: RaceOptions): Promise<RaceReport> {
  const { lanes, count, seed, signal, onProgress } = options;
  const { triggers = raceTriggers, stretch = exportStretch } = options;
  const channels = inTurns(options.channels ?? raceChannels);
  const report: Counts = {
    races: 0,
    byChannel: new Map(),
    calls: 0,
    through: new Map(),
    inFlight: 0,
    closing: [],
  };
  const random = seededRandom(seed);
  const goesOn = (): boolean => begun < count && signal?.aborted !== true;
  let begun = 0;
  async function race(lane: RaceLane): Promise<void> {
    while (goesOn()) {
      const turn = begun++;
      const trigger = triggers[turn % triggers.length];
      const channel = channels[Math.floor(turn / triggers.length) % channels.length];
      if (trigger === undefined || channel === undefined) throw new Error('there is nothing to race');
      await trigger.begin?.(lane);
      const outcome = await channel.race({ urls: options.urls, lane, trigger, random }, stretch);
      report.races += 1;
      const { races, calls } = report.byChannel.get(channel.name) ?? { races: 0, calls: 0 };
      report.byChannel.set(channel.name, { races: races + 1, calls: calls + outcome.calls });
      report.calls += outcome.calls;
      if (outcome.through > 0) {
        const name = `${trigger.name} × ${channel.name}`;
        report.through.set(name, (report.through.get(name) ?? 0) + outcome.through);
      }
      if (outcome.inFlight) report.inFlight += 1;
      if (outcome.closing !== null) report.closing.push(outcome.closing);
      onProgress?.(report);
    }
  }
  await Promise.all(lanes.map(race));
  return report;
}
