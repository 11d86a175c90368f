import { compilePolicy } from '@remit/policy/compile';
import { decideInFull } from '@remit/policy/decide-in-full';
import type { DecisionInFull } from '@remit/policy/decision';
import type { PolicyDocument } from '@remit/policy/document';
import type { Asked } from '@remit/audit/audit-event';

/**
 * Takes a past decision again from its record: the question with the facts of then, under the policy of then.
 * @param asked as the event kept it
 * @param document of the policy version that the event names
 * @param version its number
 * @returns the decision, and whether it comes out as it did then
 */
export function retake(
  { check, outcome }: Asked,
  document: PolicyDocument,
  version: number,
): { readonly decision: DecisionInFull; readonly same: boolean } {
  const decision = decideInFull(compilePolicy(document, version), check);
  return { decision, same: decision.outcome === outcome };
}
