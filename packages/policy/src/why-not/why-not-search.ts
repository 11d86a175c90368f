import type { Check } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Decision } from '../decision.ts';
import type { StepChange } from './why-not-change.ts';
import type { ObligationKind } from '../document.ts';
import { decide } from '../decide.ts';
import { checkAfter, policyAfter } from './why-not-apply.ts';
import { amountChanges } from './why-not-amounts.ts';
import { memberPeriod, periodChanges, roleChanges } from './why-not-held.ts';
import { neededSteps, stepsPassed } from './why-not-steps.ts';

/** Changes that together turn a denial into an allow, none of which can be spared. */
export interface Flip {
  readonly changes: readonly StepChange[];
  readonly decision: Decision;
}

/**
 * What bounds the work, whatever the policy: how many steps are tried alone, by what they are about, and how many pairs
 * of them. A raised limit has the policy compiled anew each time: alone, and again with each other step.
 */
const SEARCH_BOUNDS = { roles: 1000, others: 32, limits: 4, pairs: 500, pairsWithLimit: 8 } as const;

const OBLIGATIONS: readonly ObligationKind[] = ['comment', 'second-factor'];

/** Every set of the duties that are not met, smaller ones first. */
function dutiesToMeet(check: Check): readonly (readonly StepChange[])[] {
  const unmet = OBLIGATIONS.filter((each) => !check.environment.met.includes(each));
  const single = unmet.map((obligation): StepChange => ({ kind: 'obligation', obligation }));
  return [[], ...single.map((each) => [each]), ...(single.length > 1 ? [single] : [])];
}

/** Whether one set of changes has all of another and perhaps more. */
const holdsAll = (changes: readonly StepChange[], all: readonly StepChange[]): boolean =>
  all.every((each) => changes.includes(each));

/** Two changes that move the same thing to different places are not made together. */
function clash(one: StepChange, other: StepChange): boolean {
  if (one.kind === 'amount' && other.kind === 'amount') return one.of === other.of;
  if (one.kind !== 'limit' || other.kind !== 'limit') return false;
  return JSON.stringify(one.grant) === JSON.stringify(other.grant);
}

interface Trial {
  readonly change: StepChange;
  readonly passed: readonly boolean[];
}

/** Pairs of which each helps with what the other leaves open; no more of them than the bound. */
function pairsOf(trials: readonly Trial[], base: readonly boolean[]): readonly (readonly StepChange[])[] {
  const helping = trials.filter(
    ({ passed }) => !passed.every(Boolean) && passed.some((each, at) => each && base[at] !== true),
  );
  const pairs: (readonly StepChange[])[] = [];
  let limited = 0;
  for (const [at, one] of helping.entries()) {
    for (const other of helping.slice(at + 1)) {
      if (pairs.length === SEARCH_BOUNDS.pairs) return pairs;
      const whole = one.passed.every((each, index) => each || other.passed[index] === true);
      if (!whole || clash(one.change, other.change)) continue;
      if (one.change.kind === 'limit' || other.change.kind === 'limit') {
        limited += 1;
        if (limited > SEARCH_BOUNDS.pairsWithLimit) continue;
      }
      pairs.push([one.change, other.change]);
    }
  }
  return pairs;
}

/**
 * The smallest sets of changes after which the engine says allow: none, one or two steps about roles, limits, amounts
 * or periods, with the duties that then stand open. Each set was decided on, and so was each of its parts: what a part
 * does alone is not told together with another.
 * @returns nothing for a check that is allowed, or that no such change reaches
 */
export function findFlips(compiled: CompiledPolicy, check: Check): readonly Flip[] {
  const { now } = check.environment;
  const standing = memberPeriod(check.subject, now);
  // Without it nothing else helps, so that it is a part of every remedy.
  const always = standing === null ? [] : [standing];
  const start = checkAfter(check, always);
  const steps = neededSteps(compiled, start);
  const base = stepsPassed(compiled, start);
  if (steps === null || base === null || decide(compiled, check).outcome !== 'deny') return [];
  const duties = dutiesToMeet(check);
  const found: Flip[] = [];

  const flip = (changes: readonly StepChange[], policy: CompiledPolicy, after: Check): void => {
    for (const duty of duties) {
      const all = [...always, ...changes, ...duty];
      if (found.some((other) => holdsAll(all, other.changes))) continue;
      const decision = decide(policy, checkAfter(after, duty));
      if (decision.outcome === 'allow') found.push({ changes: all, decision });
    }
  };
  const tried = (changes: readonly StepChange[]): readonly boolean[] => {
    const policy = policyAfter(compiled, changes);
    const after = checkAfter(start, changes);
    const passed = stepsPassed(policy, after) ?? base.map(() => false);
    if (passed.every(Boolean)) flip(changes, policy, after);
    return passed;
  };

  tried([]);
  const amounts = amountChanges(compiled, start.subject, steps);
  const isLimit = ({ kind }: StepChange): boolean => kind === 'limit';
  const others = [
    ...periodChanges(start.subject, steps, now),
    ...amounts.filter((change) => !isLimit(change)),
  ];
  const singles = [
    ...others.slice(0, SEARCH_BOUNDS.others),
    ...amounts.filter(isLimit).slice(0, SEARCH_BOUNDS.limits),
    ...roleChanges(compiled, steps, SEARCH_BOUNDS.roles),
  ];
  const trials = singles.map((change): Trial => ({ change, passed: tried([change]) }));
  for (const pair of pairsOf(trials, base)) tried(pair);
  return found;
}
