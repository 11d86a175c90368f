import type { CompiledAction, CompiledGrant, CompiledRule, SeparationHere } from './compiled-policy.ts';
import type { Truth } from './condition.ts';
import type { ObligationReason, Reason } from './decision.ts';
import type { Situation } from './situation.ts';
import { tookAction } from './attributes.ts';
import { NOT_GRANTED, granting, judgement, type Judgement } from './judgement.ts';
import {
  NO_OBLIGATIONS,
  demandOf,
  obligationSet,
  obligationsIn,
  type ObligationSet,
} from './obligation-set.ts';

const NOTHING: readonly never[] = [];
const NO_GRANT: Reason = { kind: 'no-grant' };

/** Whether a grant permits the situation: every clause must be *true*. */
const permits = ({ test }: CompiledGrant, situation: Situation): boolean =>
  test === null || test(situation) === 'true';

/** The grants that permit, among those that the subject's roles give. */
function permitting(grants: readonly CompiledGrant[], situation: Situation): readonly CompiledGrant[] {
  let first: CompiledGrant | null = null;
  let more: CompiledGrant[] | null = null;
  for (const grant of grants) {
    if (!permits(grant, situation)) continue;
    if (first === null) first = grant;
    else if (more === null) more = [first, grant];
    else more.push(grant);
  }
  return more ?? (first === null ? NOTHING : first.alone);
}

/** One grant that permits and asks for nothing, which is enough to read by; all that permit where each asks. */
function enough(grants: readonly CompiledGrant[], situation: Situation): readonly CompiledGrant[] {
  for (const grant of grants)
    if (grant.requires === NO_OBLIGATIONS && permits(grant, situation)) return grant.alone;
  return permitting(grants, situation);
}

/** The least that any of the grants still asks for. */
function leastUnmet(grants: readonly CompiledGrant[], met: ObligationSet): ObligationSet {
  let least = NO_OBLIGATIONS;
  let demand = Infinity;
  for (const { requires } of grants) {
    const unmet = requires & ~met;
    if (demandOf(unmet) >= demand) continue;
    least = unmet;
    demand = demandOf(unmet);
  }
  return least;
}

/** The permitting grants that ask least, and what that is. */
export interface Least {
  readonly grants: readonly CompiledGrant[];
  readonly unmet: ObligationSet;
}

/** Of what permitting grants require, the least demanding set is what counts; an empty one wins. */
export function leastDemanding(grants: readonly CompiledGrant[], situation: Situation): Least {
  const met = obligationSet(situation.environment.met);
  const unmet = leastUnmet(grants, met);
  const alike = grants.every(({ requires }) => (requires & ~met) === unmet);
  return { grants: alike ? grants : grants.filter(({ requires }) => (requires & ~met) === unmet), unmet };
}

/** What a permitting grant still asks for, as reasons. */
export const askedBy = (unmet: ObligationSet): readonly ObligationReason[] =>
  unmet === NO_OBLIGATIONS
    ? NOTHING
    : obligationsIn(unmet).map((obligation) => {
        return {
          kind: 'obligation',
          rule: null,
          obligation,
          because: 'The role that permits this asks for it.',
        };
      });

/** Whether a rule bites: it lets pass only on false, and what it cannot tell, it denies. */
export function applies({ when, unless }: CompiledRule, situation: Situation): boolean {
  if (when !== null && when(situation) === 'false') return false;
  return unless === null || unless(situation) !== 'true';
}

/** What a separation says of a record's history: whether the same natural person took the other action. */
export function separated({ other }: SeparationHere, { resource, subject }: Situation): Truth {
  return subject === null ? 'unknown' : tookAction(resource, other, subject.member.person);
}

function forbidding(action: CompiledAction, situation: Situation): readonly Reason[] {
  let reasons: Reason[] | null = null;
  for (const rule of action.forbids) {
    if (!applies(rule, situation)) continue;
    const { name, because } = rule.rule;
    (reasons ??= []).push({ kind: 'forbidden', rule: name, because });
  }
  for (const separation of action.separations) {
    const truth = separated(separation, situation);
    if (truth === 'false') continue;
    const { exclusion, other } = separation;
    (reasons ??= []).push({ kind: 'separated', exclusion: exclusion.name, other, known: truth === 'true' });
  }
  return reasons ?? NOTHING;
}

/** The duties of `require` rules that are not met yet. */
export function requiredOf(action: CompiledAction, situation: Situation): readonly ObligationReason[] {
  let reasons: ObligationReason[] | null = null;
  for (const rule of action.requires) {
    if (situation.environment.met.includes(rule.rule.obligation)) continue;
    if (!applies(rule, situation)) continue;
    const { name, obligation, because } = rule.rule;
    (reasons ??= []).push({ kind: 'obligation', rule: name, obligation, because });
  }
  return reasons ?? NOTHING;
}

function asksNothing(grants: readonly CompiledGrant[]): boolean {
  for (const { requires } of grants) if (requires !== NO_OBLIGATIONS) return false;
  return true;
}

/** Where no rule has a say, what permits is all there is to tell; most of it was put together beforehand. */
function settleSimply(action: CompiledAction, grants: readonly CompiledGrant[]): Judgement<Reason> {
  const [only] = grants;
  if (only === undefined) return action.name === 'read' ? NOT_GRANTED.read : NOT_GRANTED.other;
  return grants.length === 1 ? only.judgement : granting(grants.map(({ reason }) => reason));
}

function settle(
  action: CompiledAction,
  grants: readonly CompiledGrant[],
  situation: Situation,
): Judgement<Reason> {
  const forbidden = forbidding(action, situation);
  const required = requiredOf(action, situation);
  if (forbidden.length === 0 && required.length === 0 && asksNothing(grants))
    return settleSimply(action, grants);
  const least = leastDemanding(grants, situation);
  const asked = askedBy(least.unmet);
  return judgement(action.name, {
    granted: least.grants.map(({ reason }) => reason),
    forbidden,
    unmet: asked.length === 0 ? required : [...required, ...asked],
    ungranted: NO_GRANT,
  });
}

/**
 * Judges one action on one record by the grants that the subject's roles give in its folder: which of them permit,
 * which rules forbid, what is still asked for. Every grant and rule is looked at: a decision names all that settled
 * it, not the first.
 */
export const judge = (
  grants: readonly CompiledGrant[],
  action: CompiledAction,
  situation: Situation,
): Judgement<Reason> => settle(action, permitting(grants, situation), situation);

/** Judges whether a record can be read, for another action on it: of the grants that permit, one will do. */
export const judgeReading = (
  grants: readonly CompiledGrant[],
  action: CompiledAction,
  situation: Situation,
): Judgement<Reason> => settle(action, enough(grants, situation), situation);
