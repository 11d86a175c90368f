import type { Explanation, RuleJudged } from '../decision.ts';
import type {
  AdministratorExplanation,
  ApproverExplanation,
  DisclosedExplanation,
  DisclosedRule,
  DisclosureLevel,
  PersonExplanation,
} from './disclosed-explanation.ts';
import { discloseMissing, discloseTruth, type Disclosure } from './disclose-facts.ts';
import { failureForAdministrator } from './disclose-failure.ts';
import { reasonForAdministrator, reasonsForApprover, reasonsForPerson } from './disclose-reason.ts';

/** The same whatever the record, or none, was refused for: whoever may not read one may not learn that it exists. */
const NOT_FOUND = {
  outcome: 'deny',
  denial: 'not-found',
  obligations: [],
  because: [{ kind: 'unreadable' }],
} as const;

const answerOf = ({ decision: { outcome, denial, obligations } }: Explanation) => ({
  outcome,
  denial,
  obligations,
});

/** For the person whom the explanation is about: what they hold, what they lack, and what may be said in public. */
export function discloseToPerson(explanation: Explanation): PersonExplanation {
  if (explanation.decision.denial === 'not-found') return { level: 'person', ...NOT_FOUND };
  return {
    level: 'person',
    ...answerOf(explanation),
    because: reasonsForPerson(explanation.because),
  };
}

/** For who decides on a request: also through what a role came, which rule spoke, and what was found on the record. */
export function discloseToApprover(explanation: Explanation, disclosure: Disclosure): ApproverExplanation {
  if (explanation.decision.denial === 'not-found') return { level: 'approver', ...NOT_FOUND };
  return {
    level: 'approver',
    ...answerOf(explanation),
    because: reasonsForApprover(explanation.because, disclosure),
  };
}

function discloseRule(judged: RuleJudged, disclosure: Disclosure): DisclosedRule {
  // What separates duties is the record's history, which is no field.
  if (judged.effect === 'separate') return judged;
  const rules = disclosure.compiled.rules.get(disclosure.type) ?? [];
  const rule = rules.find(({ name, kind }) => name === judged.rule && kind === judged.effect);
  const unless = rule?.kind === 'forbid' ? rule.unless : undefined;
  return {
    ...judged,
    when: discloseTruth(judged.when, rule === undefined ? null : rule.when, disclosure),
    unless: discloseTruth(judged.unless, rule === undefined ? null : unless, disclosure),
  };
}

/** For who answers for the policy: everything, but what is in fields that this reader may not see. */
export function discloseToAdministrator(
  explanation: Explanation,
  disclosure: Disclosure,
): AdministratorExplanation {
  const { decision, because, roles, grants, rules, policyVersion, directoryRevision } = explanation;
  return {
    level: 'administrator',
    ...answerOf(explanation),
    because: because.map((cause) => reasonForAdministrator(cause, disclosure)),
    missing: discloseMissing(decision.missing, disclosure),
    roles,
    grants: grants.map(({ failure, ...tried }) => ({
      ...tried,
      failure: failure === null ? null : failureForAdministrator(failure, tried.grant, disclosure),
    })),
    rules: rules.map((judged) => discloseRule(judged, disclosure)),
    policyVersion,
    directoryRevision,
  };
}

/**
 * What a reader of a level may know of an explanation, as data: outcome, denial and obligations are the decision's at
 * every level, and each level holds what the one before it holds. No level tells what is in a field that the reader
 * does not see, nor the text of a condition.
 * Source: semantics.md, "The decision"; threats.md, A3.
 */
export function disclose(
  explanation: Explanation,
  level: DisclosureLevel,
  disclosure: Disclosure,
): DisclosedExplanation {
  switch (level) {
    case 'person':
      return discloseToPerson(explanation);
    case 'approver':
      return discloseToApprover(explanation, disclosure);
    case 'administrator':
      return discloseToAdministrator(explanation, disclosure);
    default:
      return level satisfies never;
  }
}
