import type { GivenApproval, StepProgress } from './approval-case.ts';
import { fillsEach } from './fills-each.ts';
import type { Decider } from './step-deciders.ts';
import { unspent } from './unspent.ts';

/**
 * Of a step of one of each role: whether others can still fill what an approval in a capacity leaves open. Of any other
 * step every capacity is as good.
 * @param deciders everybody who may decide the step now
 */
export function leavesRest(
  { by, need, approvals }: Pick<StepProgress, 'by' | 'need' | 'approvals'>,
  capacity: Decider,
  deciders: readonly Decider[],
): boolean {
  if (need !== 'each' || by.kind !== 'roles') return true;
  const given: readonly GivenApproval[] = [...approvals, { ...capacity, at: 0, content: '' }];
  const open = by.roles.filter((role) => !given.some(({ as }) => as === role));
  const done = new Set(given.map(({ person }) => person));
  const others = unspent({ approvals: given }, deciders).filter(({ person }) => !done.has(person));
  return fillsEach(open, others);
}
