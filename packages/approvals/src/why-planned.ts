import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Condition } from '@remit/policy/condition';
import { evaluate } from '@remit/policy/evaluate';
import { heldParts } from '@remit/policy/held-parts';

/** Why a step is one of a record's. */
export interface WhyPlanned {
  /** The condition as the policy has it. */
  readonly when: Condition;
  /** What of it makes the step one of them. */
  readonly held: Condition;
  /** Whether that is true, or cannot be told. */
  readonly known: boolean;
}

/**
 * Why a step of a name is one that a record goes through under a policy; see `planSteps`.
 * @returns null where the policy has no such step for it, or has it for every record
 */
export function whyPlanned(
  { document, types }: CompiledPolicy,
  resource: Resource,
  environment: Environment,
  step: string,
): WhyPlanned | null {
  const type = types.get(resource.type) ?? null;
  const situation = { subject: null, action: 'approve', resource, environment };
  const truthOf = (part: Condition) => evaluate(part, type, situation);
  const found = document.approvals
    .filter(({ on }) => on === resource.type)
    .flatMap(({ steps }) => steps.filter(({ name }) => name === step))
    .map(({ when }) => ({ when, truth: when === undefined ? 'true' : truthOf(when) }))
    .find(({ truth }) => truth !== 'false');
  if (found?.when === undefined) return null;
  return { when: found.when, held: heldParts(found.when, truthOf), known: found.truth === 'true' };
}
