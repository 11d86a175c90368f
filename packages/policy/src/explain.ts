import type { Check } from './check.ts';
import type { CompiledAction, CompiledGrant, CompiledPolicy, CompiledRule } from './compiled-policy.ts';
import type {
  Cause,
  Decision,
  Explanation,
  GrantFailure,
  GrantTried,
  RoleSource,
  RuleJudged,
} from './decision.ts';
import type { FolderNode } from './folder-tree.ts';
import type { Situation } from './situation.ts';
import { resourceAttribute } from './attributes.ts';
import { conclude } from './conclude.ts';
import { decideType, planOfType } from './decide-type.ts';
import { decide, judgeCheck, questionOf, type JudgeOne } from './decide.ts';
import { applies, askedBy, leastDemanding, requiredOf, separated } from './judge.ts';
import { judgement, type Judgement } from './judgement.ts';
import { linkSubject } from './linked-subject.ts';
import { missingFacts } from './missing-facts.ts';
import { roleGrants } from './role-grants.ts';
import { activeRoles, rolesHere } from './roles-here.ts';
import type { GivingSource } from './plan-rows.ts';
import type { Subject } from './subject.ts';
import type { Truth } from './condition.ts';
import { separationSentence } from './words/separation-sentence.ts';
import type { GrantClause } from './grant-clause.ts';

/** What one judgement looked at, taken down beside what it came to. */
interface FullJudgement extends Judgement<Cause> {
  readonly tried: readonly GrantTried[];
  readonly rules: readonly RuleJudged[];
}

function failureOf(
  clause: GrantClause,
  situation: Situation,
  subject: Subject,
  { type }: CompiledAction,
): GrantFailure | null {
  const truth = clause.test(situation);
  if (truth === 'true') return null;
  const found = (field: string | null) =>
    field === null ? null : resourceAttribute(situation.resource, type, field);
  switch (clause.clause) {
    case 'qualifier': {
      const { qualifier, wanted, field } = clause;
      return { clause: 'qualifier', qualifier, wanted: wanted(subject), found: found(field) };
    }
    case 'where':
      return { clause: 'where', truth, missing: missingFacts(clause.condition(subject), type, situation) };
    case 'limit':
      return { clause: 'limit', limit: clause.limit, found: found(clause.field) };
    case 'row-policy':
      return { clause: 'row-policy', policy: clause.policy, truth };
    default:
      return clause satisfies never;
  }
}

function ruleJudged(compiled: CompiledRule, situation: Situation): RuleJudged {
  const { rule, when, unless } = compiled;
  return {
    rule: rule.name,
    effect: rule.kind,
    applies: applies(compiled, situation),
    when: when === null ? 'true' : when(situation),
    unless: unless === null ? 'false' : unless(situation),
    because: rule.because,
  };
}

function separationsJudged(action: CompiledAction, situation: Situation) {
  return action.separations.map(({ exclusion, other }) => {
    const when: Truth = separated({ exclusion, other }, situation);
    const judged: RuleJudged = {
      rule: exclusion.name,
      effect: 'separate',
      applies: when !== 'false',
      when,
      unless: 'false',
      because: separationSentence(action.name, other),
    };
    const cause: Cause = { kind: 'separated', exclusion: exclusion.name, other, known: when === 'true' };
    return { judged, cause };
  });
}

function roleGrantsOf(
  compiled: CompiledPolicy,
  assigned: string,
  folder: FolderNode,
  action: CompiledAction,
): readonly CompiledGrant[] {
  const role = compiled.assignable.get(assigned);
  return role === undefined ? [] : roleGrants(compiled, role, folder, action);
}

/** Judges as a decision does, and keeps every grant tried and every rule judged. */
function judgeInFull(
  compiled: CompiledPolicy,
  subject: Subject,
  folder: FolderNode,
  action: CompiledAction,
  situation: Situation,
): FullJudgement {
  const sources = activeRoles(rolesHere(compiled, subject, folder.path, situation.environment.now));
  const grants = new Map<CompiledGrant, RoleSource>();
  for (const { assignedRole } of sources.values()) {
    for (const grant of roleGrantsOf(compiled, assignedRole, folder, action)) {
      const source = sources.get(grant.placed.reference.role);
      if (source !== undefined) grants.set(grant, source);
    }
  }
  const permitting: CompiledGrant[] = [];
  const tried = [...grants].map(([grant, source]): GrantTried => {
    const reference = grant.placed.reference;
    for (const clause of grant.clauses) {
      const failure = failureOf(clause, situation, subject, action);
      if (failure !== null) return { grant: reference, source, permits: false, failure };
    }
    permitting.push(grant);
    return { grant: reference, source, permits: true, failure: null };
  });
  const { grants: least, unmet } = leastDemanding(permitting, situation);
  const rules = [...action.forbids, ...action.requires].map((rule) => ruleJudged(rule, situation));
  const separations = separationsJudged(action, situation);
  const parts = {
    granted: least.map((grant): Cause => {
      const source = grants.get(grant);
      if (source === undefined) throw new Error('a grant was tried without a source');
      return { kind: 'granted', grant: grant.placed.reference, source };
    }),
    forbidden: [
      ...rules.flatMap(({ effect, applies: bites, rule, because }): readonly Cause[] =>
        effect === 'forbid' && bites ? [{ kind: 'forbidden', rule, because }] : [],
      ),
      ...separations.flatMap(({ judged, cause }) => (judged.applies ? [cause] : [])),
    ],
    unmet: [...requiredOf(action, situation), ...askedBy(unmet)],
    ungranted: { kind: 'no-grant', tried } as const,
  };
  return {
    ...judgement<Cause>(action.name, parts),
    tried,
    rules: [...rules, ...separations.map(({ judged }) => judged)],
  };
}

/** Reasons of a check without a record, with how the subject came to the grants among them. */
function causesOfType({ because }: Decision, sources: readonly GivingSource[]): readonly Cause[] {
  return because.flatMap((reason): readonly Cause[] => {
    if (reason.kind === 'no-grant') return [{ kind: 'no-grant', tried: [] }];
    if (reason.kind !== 'granted') return [reason];
    const same = sources.find(({ grant }) => grant === reason.grant);
    return same === undefined ? [] : [{ ...reason, source: same.source }];
  });
}

/**
 * One decision with everything behind it: every role considered, every grant tried, every rule judged.
 * @param directoryRevision of the directory from which the subject was read
 */
export function explain(compiled: CompiledPolicy, check: Check, directoryRevision: number): Explanation {
  const { subject, resource, environment } = check;
  const roles = rolesHere(compiled, subject, resource.folder, environment.now);
  const stamp = { roles, policyVersion: compiled.version, directoryRevision };
  const question = questionOf(compiled, check);
  if (question.kind === 'refused') {
    const decision = decide(compiled, check);
    return { decision, because: causesOfType(decision, []), grants: [], rules: [], ...stamp };
  }
  if (question.kind === 'type') {
    const { type } = question.action;
    const plan = planOfType(compiled, check, type);
    const decision = decideType(compiled, check, type, plan);
    return { decision, because: causesOfType(decision, plan.sources), grants: [], rules: [], ...stamp };
  }
  const judgements: FullJudgement[] = [];
  const judgeOne: JudgeOne<Cause> = (_, action, situation, folder) => {
    const judgement = judgeInFull(compiled, subject, folder, action, situation);
    judgements.push(judgement);
    return judgement;
  };
  const { action, folder } = question;
  const { because } = conclude(
    judgeCheck(linkSubject(compiled, subject), check, action, folder, { own: judgeOne, reading: judgeOne }),
  );
  return {
    decision: decide(compiled, check),
    because,
    grants: judgements.flatMap(({ tried }) => tried),
    rules: judgements.flatMap(({ rules }) => rules),
    ...stamp,
  };
}
