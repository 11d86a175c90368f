import type { Rates } from './rates.ts';
import type { Subject } from './subject.ts';
import type { Value } from './values/value.ts';

/** Who took which action on a record: persons, not accounts. A person that nobody knows makes the history unknown. */
export interface HistoryEntry {
  readonly action: string;
  readonly person: string | null;
}

/** A stored record, or a type with the attributes sent. Absent and null attributes are unknown to conditions. */
export interface Resource {
  readonly type: string;
  /** Null for a record that does not exist yet. */
  readonly id: string | null;
  readonly folder: string | null;
  readonly attributes: Readonly<Record<string, Value | null>>;
  /** Null when it is not known: an exclusion of actions then denies. */
  readonly history: readonly HistoryEntry[] | null;
}

/** The circumstances of a check: time by the database's clock, and what the enforcement point can vouch for. */
export interface Environment {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** IANA zone of the tenant, through which a date meets an instant; without it that comparison is unknown. */
  readonly timeZone?: string;
  /** Without rates, amounts of two currencies do not compare unless both carry a pinned one. */
  readonly rates?: Rates;
  /** Obligations the enforcement point can see are met. */
  readonly met: readonly ('second-factor' | 'comment')[];
  /** What policy text reaches as `context.*`. */
  readonly attributes: Readonly<Record<string, Value | null>>;
  /** For plans alone: what a call brings besides may be anything, and conditions that ask for it stay open. */
  readonly open?: true;
}

/** One question put to the engine. */
export interface Check {
  readonly subject: Subject;
  readonly action: string;
  readonly resource: Resource;
  /** For `update`: the record as it would stand. Both must pass. */
  readonly next?: Resource;
  readonly environment: Environment;
}
