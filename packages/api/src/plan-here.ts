import type { Resource } from '@remit/policy/check';
import type { PlannedStep } from '@remit/approvals/approval-case';
import { planSteps } from '@remit/approvals/plan-steps';
import type { ApprovalGround } from './approval-ground.ts';
import { sumFacts } from './request-sums.ts';

/** The steps that the policy in force has for a request now, by what it comes to with those like it where that was asked. */
export function planHere(
  { compiled, directory, environment, sums }: ApprovalGround,
  resource: Resource,
): readonly PlannedStep[] {
  const found = resource.id === null ? undefined : sums?.get(resource.id);
  const facts = found === undefined ? {} : sumFacts(found, directory.directory.baseCurrency);
  return planSteps(compiled, resource, {
    ...environment,
    attributes: { ...environment.attributes, ...facts },
  });
}
