import type { RuleJudged } from './decision.ts';
import type { Known } from './residual.ts';
import type { Situation } from './situation.ts';

/** A rule or an exclusion that only reports, as it bears on one action on one type. */
export interface WatchedRule extends Pick<RuleJudged, 'rule' | 'effect' | 'because'> {
  /** Whether it would refuse on a record, if it counted: by itself, or until a duty that it asks for is met. */
  readonly refuses: (situation: Situation) => boolean;
  /** Whether it would on some record, as far as it is known. */
  readonly mayRefuse: (known: Known) => boolean;
}
