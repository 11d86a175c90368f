import type { RaceLane } from './revocation-lane.ts';
import type { RaceTrigger } from './revocation-triggers.ts';
import type { Random } from './seeded-random.ts';

/** A change that meets calls. */
export interface Race {
  /** The servers that are called; the change is made in neither of them. */
  readonly urls: readonly [string, string];
  readonly lane: RaceLane;
  readonly trigger: RaceTrigger;
  readonly random: Random;
}

/** What a race came to. */
export interface RaceOutcome {
  /** Calls, and jobs, that went on or began after the change had committed. */
  readonly calls: number;
  /** Those of them that were let through: there must be none. */
  readonly through: number;
  /** Whether something that was under way when the change committed was let through. */
  readonly inFlight: boolean;
  /** How long an open stream stayed open after a change that ends it, in ms; null without one. */
  readonly closing: number | null;
}
