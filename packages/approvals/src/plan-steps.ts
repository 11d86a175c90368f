import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { evaluate } from '@remit/policy/evaluate';
import type { PlannedStep } from './approval-case.ts';

/** The time of a step whose policy names none: nothing waits for ever without anybody hearing of it. 30 days. */
export const USUAL_TIME = 30 * 24 * 60 * 60 * 1000;

const WHOEVER_MAY: PlannedStep = {
  name: 'Approval',
  by: { kind: 'able' },
  need: 'any',
  optional: false,
  within: USUAL_TIME,
};

/**
 * The steps that a record goes through under a policy, in order. A step whose `when` cannot be told is one of them: what
 * is not known opens no way around it. Without an approval for the type, whoever may `approve` does, once.
 * @returns none where an approval is declared and none of its steps is for this record
 */
export function planSteps(
  { document, types }: CompiledPolicy,
  resource: Resource,
  environment: Environment,
): readonly PlannedStep[] {
  const declared = document.approvals.filter(({ on }) => on === resource.type);
  if (declared.length === 0) return [WHOEVER_MAY];
  const situation = { subject: null, action: 'approve', resource, environment };
  const type = types.get(resource.type) ?? null;
  return declared.flatMap(({ steps }) =>
    steps
      .filter(({ when }) => when === undefined || evaluate(when, type, situation) !== 'false')
      .map(({ name, by, need, optional = false, within = USUAL_TIME }) => ({
        name,
        by,
        need,
        optional,
        within,
      })),
  );
}
