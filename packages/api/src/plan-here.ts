import type { Environment, Resource } from '@remit/policy/check';
import type { PlannedStep } from '@remit/approvals/approval-case';
import { planSteps } from '@remit/approvals/plan-steps';
import type { ApprovalGround } from './approvals/approval-ground.ts';
import { sumFacts } from './requests/request-sums.ts';

/** The steps that the policy in force has for a request now, by what it comes to with those like it where that was asked. */
export const planHere = (ground: ApprovalGround, resource: Resource): readonly PlannedStep[] =>
  planSteps(ground.compiled, resource, plannedUnder(ground, resource));

/** What the steps of a request are planned under: the circumstances, and what it comes to with those like it. */
export function plannedUnder(
  { directory, environment, sums }: ApprovalGround,
  resource: Resource,
): Environment {
  const found = resource.id === null ? undefined : sums?.get(resource.id);
  const facts = found === undefined ? {} : sumFacts(found, directory.directory.baseCurrency);
  return { ...environment, attributes: { ...environment.attributes, ...facts } };
}
