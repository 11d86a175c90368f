import type { Environment, HistoryEntry } from '../check.ts';
import type { ResourceType } from '../document.ts';
import type { Subject } from '../subject.ts';
import { bareMember, bareSubject } from '../bare-subject.ts';

/** Paths and people that exist: a witness made of them says more than one of made-up ones. */
export interface Hints {
  readonly folders: readonly string[];
  readonly departments: readonly string[];
  readonly members: readonly string[];
}

/** What is settled while a condition is put to every possible record; null stands for "whatever it may be". */
export interface Ground {
  readonly type: ResourceType;
  readonly subject: Subject | null;
  readonly action: string | null;
  readonly environment: Environment | null;
  /** A record that is still to be made has no past: an empty list. */
  readonly history: readonly HistoryEntry[] | null;
  readonly hints: Hints | null;
}

/** Stands in a witness for the subject's own natural person, whoever the witness makes that. */
export const THE_SUBJECT = '\uE000the subject';

/** Whoever asks, where nobody is settled and nothing is asked of them. */
export const SOMEBODY: Subject = bareSubject({
  ...bareMember('somebody'),
  name: 'Somebody',
  email: 'somebody@example.org',
});

/** 2026-01-01T00:00Z by a clock in UTC, where no circumstances are settled. */
export const SOMETIME: Environment = { now: 1_767_225_600_000, timeZone: 'UTC', met: [], attributes: {} };
