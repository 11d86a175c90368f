import * as fc from 'fast-check';
import type { DecisionCase } from './decision-case.ts';
import type { ReferenceDecision } from './reference.ts';
import { arbitraryWorld } from './arbitrary/world.ts';
import { compareCase, compareWorld, type DecisionEngine, type Disagreement } from './compare-decisions.ts';
import { shrinkCase } from './shrink-case.ts';

/** How far a fuzzer got: what was asked so far, and the disagreement that ended it. */
export interface FuzzState {
  readonly worlds: number;
  readonly decisions: number;
  readonly allowed: number;
  /** Worlds in which some questions are allowed and some denied. */
  readonly mixed: number;
  /** How often each kind of reason, denial and duty settled a decision. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly found: Disagreement | null;
}

/** Worlds drawn at a time, each batch from a seed of its own. */
const BATCH = 20;

/** The reason without the names in it: `granted`, `granted in a folder scope`, `forbidden`. */
function kindOf(spelled: string): string {
  const [kind = '', , scope] = spelled.split(' ');
  if (kind === 'granted') return scope === '-' ? 'granted' : 'granted in a folder scope';
  if (kind === 'separated') return spelled.endsWith('true') ? 'separated' : 'separated, history unknown';
  if (kind === 'asked') return spelled.startsWith('asked - ') ? 'asked by a role' : 'asked by a rule';
  return kind === 'standing' ? spelled : kind;
}

/**
 * Puts random worlds to the engine and to the reference, one world at a step, until they disagree; a disagreement is
 * made as small as it gets, and is the last step. The same seed asks the same questions.
 */
export function* fuzzDecisions(engine: DecisionEngine, seed: number): Generator<FuzzState> {
  const reasons = new Map<string, number>();
  const count = (kind: string): void => void reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
  let [worlds, decisions, allowed, mixed] = [0, 0, 0, 0];
  for (let batch = 0; ; batch += 1) {
    for (const world of fc.sample(arbitraryWorld, { seed: seed + batch, numRuns: BATCH })) {
      const before = { decisions, allowed };
      const onDecision = ({ outcome, denial, because }: ReferenceDecision): void => {
        decisions += 1;
        if (outcome === 'allow') allowed += 1;
        if (denial !== null) count(`denied: ${denial}`);
        for (const reason of because) count(kindOf(reason));
      };
      const found = compareWorld(world, engine, onDecision);
      worlds += 1;
      const some = allowed - before.allowed;
      if (some > 0 && some < decisions - before.decisions) mixed += 1;
      yield {
        worlds,
        decisions,
        allowed,
        mixed,
        reasons,
        found: found === null ? null : smallest(found, engine),
      };
      if (found !== null) return;
    }
  }
}

function smallest(found: Disagreement, engine: DecisionEngine): Disagreement {
  const fails = (tried: DecisionCase): boolean => compareCase(tried, engine) !== null;
  return compareCase(shrinkCase(found.case, fails), engine) ?? found;
}
