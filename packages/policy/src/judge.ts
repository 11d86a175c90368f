import type { CompiledPolicy, PlacedGrant } from './compiled-policy.ts';
import type { Environment, Resource } from './check.ts';
import type { GrantFailure, GrantTried, Reason, RoleSource, RuleJudged } from './decision.ts';
import type { ObligationKind, ResourceType } from './document.ts';
import type { Subject } from './subject.ts';
import { factsOf, resourceAttribute, tookAction } from './attributes.ts';
import { evaluate, type Facts } from './evaluate.ts';
import { grantClauses, grantNames, type GrantClause } from './grant-clauses.ts';
import { grantsHere } from './grants-here.ts';
import { missingFacts } from './missing-facts.ts';
import { rulesHere, separationsHere } from './rules-here.ts';
import { activeRoles } from './roles-here.ts';
import { allOf, opposite } from './truth.ts';

/** One action on one existing or completed record in its folder, before the answers are put together. */
export interface Judgement {
  readonly tried: readonly GrantTried[];
  readonly rules: readonly RuleJudged[];
  /** Reasons for a deny that no permit outweighs. */
  readonly forbidden: readonly Reason[];
  /** Reasons for an allow: the permitting grants that ask least. Empty when nothing permits. */
  readonly granted: readonly Reason[];
  /** What the enforcement point has not met yet. */
  readonly unmet: readonly Extract<Reason, { kind: 'obligation' }>[];
}

interface Question {
  readonly compiled: CompiledPolicy;
  readonly subject: Subject;
  readonly action: string;
  readonly resource: Resource;
  readonly type: ResourceType;
  readonly environment: Environment;
  readonly facts: Facts;
}

function failureOf(clause: GrantClause, question: Question): GrantFailure | null {
  const truth = evaluate(clause.condition, question.facts);
  if (truth === 'true') return null;
  const found = (field: string | null) =>
    field === null ? null : resourceAttribute(question.resource, question.type, field);
  switch (clause.clause) {
    case 'qualifier': {
      const { qualifier, wanted } = clause;
      return { clause: 'qualifier', qualifier, wanted, found: found(clause.field) };
    }
    case 'where':
      return { clause: 'where', truth, missing: missingFacts(clause.condition, question.facts) };
    case 'limit':
      return { clause: 'limit', limit: clause.limit, found: found(clause.field) };
    case 'row-policy':
      return { clause: 'row-policy', policy: clause.policy, truth };
    default:
      return clause satisfies never;
  }
}

function tryGrant(question: Question, placed: PlacedGrant, source: RoleSource): GrantTried {
  const clauses = grantClauses(question.compiled, placed, question.type, question.subject);
  for (const clause of clauses) {
    const failure = failureOf(clause, question);
    if (failure !== null) return { grant: placed.reference, source, permits: false, failure };
  }
  return { grant: placed.reference, source, permits: true, failure: null };
}

interface Alternative {
  readonly tried: GrantTried;
  readonly unmet: readonly ObligationKind[];
}

/** The fewest unmet duties; by name among equals, so that the order of grants does not choose. */
function leastDemanding(alternatives: readonly Alternative[]): readonly Alternative[] {
  const demand = ({ unmet }: Alternative): string => `${unmet.length} ${unmet.join(' ')}`;
  const least = alternatives.map(demand).toSorted()[0];
  return alternatives.filter((alternative) => demand(alternative) === least);
}

function judgeGrants(question: Question, sources: readonly RoleSource[], folder: string) {
  const { compiled, action, type, environment } = question;
  const tried: GrantTried[] = [];
  const permitting: Alternative[] = [];
  for (const [role, source] of activeRoles(sources)) {
    for (const placed of grantsHere(compiled, role, folder)) {
      if (!grantNames(compiled, placed, action, type)) continue;
      const outcome = tryGrant(question, placed, source);
      tried.push(outcome);
      if (!outcome.permits) continue;
      const required = [...new Set(placed.grant.requires)].toSorted();
      permitting.push({ tried: outcome, unmet: required.filter((each) => !environment.met.includes(each)) });
    }
  }
  return { tried, least: leastDemanding(permitting) };
}

function judgeRules({ compiled, action, type, environment, facts }: Question) {
  const judged: RuleJudged[] = [];
  const forbidden: Reason[] = [];
  const unmet: Extract<Reason, { kind: 'obligation' }>[] = [];
  for (const rule of rulesHere(compiled, action, type.name)) {
    const when = rule.when === undefined ? 'true' : evaluate(rule.when, facts);
    const unless =
      rule.kind === 'require' || rule.unless === undefined ? 'false' : evaluate(rule.unless, facts);
    // A rule lets pass only on false: what it cannot tell, it denies.
    const applies = allOf([when, opposite(unless)]) !== 'false';
    const { name, kind, because } = rule;
    judged.push({ rule: name, effect: kind, applies, when, unless, because });
    if (!applies) continue;
    if (rule.kind === 'forbid') forbidden.push({ kind: 'forbidden', rule: name, because });
    else if (!environment.met.includes(rule.obligation))
      unmet.push({ kind: 'obligation', rule: name, obligation: rule.obligation, because });
  }
  return { judged, forbidden, unmet };
}

function judgeSeparations({ compiled, subject, action, resource, type }: Question) {
  const judged: RuleJudged[] = [];
  const forbidden: Reason[] = [];
  for (const { exclusion, other } of separationsHere(compiled, action, type.name)) {
    const when = tookAction(resource, other, subject.member.person);
    const because = `Nobody may both ${action} and ${other} the same record.`;
    const applies = when !== 'false';
    judged.push({ rule: exclusion.name, effect: 'separate', applies, when, unless: 'false', because });
    if (applies)
      forbidden.push({ kind: 'separated', exclusion: exclusion.name, other, known: when === 'true' });
  }
  return { judged, forbidden };
}

/**
 * Judges one action on one record by the roles held in its folder: which grants permit, which rules forbid, what is
 * still asked for. Every grant and rule is looked at, because the explanation wants all reasons, not the first.
 */
export function judge(
  compiled: CompiledPolicy,
  subject: Subject,
  action: string,
  resource: Resource,
  folder: string,
  type: ResourceType,
  environment: Environment,
  sources: readonly RoleSource[],
): Judgement {
  const facts = factsOf(subject, action, resource, type, environment);
  const question: Question = { compiled, subject, action, resource, type, environment, facts };
  const { tried, least } = judgeGrants(question, sources, folder);
  const rules = judgeRules(question);
  const separations = judgeSeparations(question);
  const asked = (least[0]?.unmet ?? []).map((obligation): Extract<Reason, { kind: 'obligation' }> => {
    return { kind: 'obligation', rule: null, obligation, because: 'The role that permits this asks for it.' };
  });
  return {
    tried,
    rules: [...rules.judged, ...separations.judged],
    forbidden: [...rules.forbidden, ...separations.forbidden],
    granted: least.map(({ tried: { grant, source } }) => ({ kind: 'granted', grant, source })),
    unmet: [...rules.unmet, ...asked],
  };
}
