import type { Asked } from '@remit/audit/audit-event';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { decideInFull } from '@remit/policy/decide-in-full';
import type { DecisionInFull } from '@remit/policy/decision';

/**
 * Takes a past decision again from its record: the question with the facts of then, under the policy of then.
 * @param compiled the policy version that the event names
 * @param asked as the event kept it
 * @returns the decision, and whether it comes out as it did then
 */
export function retake(
  compiled: CompiledPolicy,
  { check, outcome }: Asked,
): { readonly decision: DecisionInFull; readonly same: boolean } {
  const decision = decideInFull(compiled, check);
  return { decision, same: decision.outcome === outcome };
}
