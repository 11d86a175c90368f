import type { Environment, Resource } from './check.ts';
import type { Subject } from './subject.ts';

/** What a condition is judged on. */
export interface Situation {
  /** Null where no subject is meant: its facts have been put in, or are missing. */
  readonly subject: Subject | null;
  readonly action: string;
  readonly resource: Resource;
  readonly environment: Environment;
}
