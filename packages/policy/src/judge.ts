import type { CompiledAction, CompiledGrant, CompiledRule } from './compiled-policy.ts';
import type { Truth } from './condition.ts';
import type { ObligationReason, Reason } from './decision.ts';
import type { FolderNode } from './folder-tree.ts';
import type { LinkedSubject } from './linked-subject.ts';
import type { SeparationHere } from './rules-here.ts';
import type { Situation } from './situation.ts';
import { tookAction } from './attributes.ts';
import { liesIn } from './folder-tree.ts';

/** One action on one existing or completed record in its folder, before the answers are put together. */
export interface Judgement<Why> {
  /** Reasons for an allow: the permitting grants that ask least. Empty when nothing permits. */
  readonly granted: readonly Why[];
  /** Reasons for a deny that no permit outweighs. */
  readonly forbidden: readonly Why[];
  /** What the enforcement point has not met yet. */
  readonly unmet: readonly ObligationReason[];
  /** The reason to give where nothing permits. */
  readonly ungranted: Why;
}

const NOTHING: readonly never[] = [];
const NO_GRANT: Reason = { kind: 'no-grant' };

/** Whether a grant permits the situation: every clause must be *true*. */
export function permits({ clauses }: CompiledGrant, situation: Situation): boolean {
  for (const { test } of clauses) if (test(situation) !== 'true') return false;
  return true;
}

/** Every grant that permits, each once, however many ways lead to it: roles add up, they do not count. */
function permittingGrants(
  { held }: LinkedSubject,
  folder: FolderNode,
  action: CompiledAction,
  situation: Situation,
): readonly CompiledGrant[] {
  const { now } = situation.environment;
  let found: CompiledGrant[] | null = null;
  for (const { role, folder: tree, from, until } of held) {
    if (now < from || now >= until || !liesIn(folder, tree)) continue;
    for (const grant of role.grantsAt(folder.scope, action)) {
      if (found !== null && found.includes(grant)) continue;
      if (!permits(grant, situation)) continue;
      if (found === null) found = [grant];
      else found.push(grant);
    }
  }
  return found ?? NOTHING;
}

/** The duties of a grant that are not met yet. */
export const unmetOf = ({ requires }: CompiledGrant, { environment }: Situation): CompiledGrant['requires'] =>
  requires.length === 0 ? requires : requires.filter((each) => !environment.met.includes(each));

/** The fewest unmet duties; by name among equals, so that the order of grants does not choose. */
export function leastDemanding(
  grants: readonly CompiledGrant[],
  situation: Situation,
): readonly CompiledGrant[] {
  if (grants.every(({ requires }) => requires.length === 0)) return grants;
  const demand = (grant: CompiledGrant): string => {
    const unmet = unmetOf(grant, situation);
    return `${unmet.length} ${unmet.join(' ')}`;
  };
  const least = grants.map(demand).toSorted()[0];
  return grants.filter((grant) => demand(grant) === least);
}

/** What the least demanding grants ask for. They ask alike, so the first speaks for all. */
export function askedBy(grants: readonly CompiledGrant[], situation: Situation): readonly ObligationReason[] {
  const [first] = grants;
  if (first === undefined || first.requires.length === 0) return NOTHING;
  return unmetOf(first, situation).map((obligation) => {
    return { kind: 'obligation', rule: null, obligation, because: 'The role that permits this asks for it.' };
  });
}

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
  for (const rule of action.rules) {
    if (rule.rule.kind !== 'forbid' || !applies(rule, situation)) continue;
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
  for (const rule of action.rules) {
    if (rule.rule.kind !== 'require' || situation.environment.met.includes(rule.rule.obligation)) continue;
    if (!applies(rule, situation)) continue;
    const { name, obligation, because } = rule.rule;
    (reasons ??= []).push({ kind: 'obligation', rule: name, obligation, because });
  }
  return reasons ?? NOTHING;
}

/** Reasons as a decision gives them: one grant, the common case, needs no list of its own. */
function reasonsOf(grants: readonly CompiledGrant[]): readonly Reason[] {
  const [only] = grants;
  if (only === undefined) return NOTHING;
  return grants.length === 1 ? only.granted : grants.map((grant) => grant.granted[0]);
}

/**
 * Judges one action on one record by the roles held in its folder: which grants permit, which rules forbid, what is
 * still asked for. Every grant and rule is looked at: a decision names all that settled it, not the first.
 */
export function judge(
  linked: LinkedSubject,
  folder: FolderNode,
  action: CompiledAction,
  situation: Situation,
): Judgement<Reason> {
  const least = leastDemanding(permittingGrants(linked, folder, action, situation), situation);
  const required = requiredOf(action, situation);
  const asked = askedBy(least, situation);
  return {
    granted: reasonsOf(least),
    forbidden: forbidding(action, situation),
    unmet: asked.length === 0 ? required : [...required, ...asked],
    ungranted: NO_GRANT,
  };
}
