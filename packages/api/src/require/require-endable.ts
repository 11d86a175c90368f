import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import { assignmentRecord } from '../assignment-record.ts';
import { denialOf } from '../denial.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

/**
 * An assignment, whoever holds it, if the asker may end it.
 * @throws RemitError `not-found`; `forbidden` with the reasons
 */
export function requireEndable(
  call: TenantCall,
  id: string,
): { readonly assignment: Assignment; readonly decision: DecisionInFull } {
  const assignment = call.directory.assignment(id);
  if (assignment === null) throw notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  const decision = decideHere(call, 'delete', assignmentRecord(id, assignment.role, assignment.folder));
  if (decision.outcome !== 'allow') {
    throw decision.denial === 'not-found'
      ? notFoundDenial(call, id, decision.because)
      : denialOf(call, 'remit.Assignment:delete', id, decision.because);
  }
  return { assignment, decision };
}
