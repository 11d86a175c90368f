import type { StepProgress } from './approval-case.ts';
import type { Decider } from './step-deciders.ts';
import { unspent } from './unspent.ts';

/**
 * The capacities in which an approval would still add something to a step: none whose authority was used, and, of one of
 * each role, none for a role that somebody has filled. Source: semantics.md, "Approval".
 * @param deciders everybody who may decide the step now
 */
export function stillCounts(
  step: Pick<StepProgress, 'by' | 'need' | 'approvals'>,
  deciders: readonly Decider[],
): readonly Decider[] {
  const left = unspent(step, deciders);
  if (step.need !== 'each' || step.by.kind !== 'roles') return left;
  const filled = new Set(step.approvals.map(({ as }) => as));
  return left.filter(({ as }) => !filled.has(as));
}
