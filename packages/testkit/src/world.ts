import type { Environment, Resource } from '@remit/policy/check';
import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';

/** A small tenant with everything that decisions are taken on. */
export interface World {
  readonly document: PolicyDocument;
  readonly directory: Directory;
  readonly records: readonly Resource[];
  /** Milliseconds since 1970 UTC: the instant at which the world is asked. */
  readonly now: number;
  readonly environment: Environment;
}

/** A world with what else may be asked in it. */
export interface AskedWorld extends World {
  /** Records as they may be sent and no table would hold them: malformed values, other types, pinned rates. */
  readonly sent: readonly Resource[];
  /** Other circumstances in which the same people may ask, at the same instant or a little later. */
  readonly later: Environment;
}
