import { periodStanding } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { requireAssignable } from './require-assignable.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Whether the asker could give somebody all that they hold. Another department, or heading one, gives the same roles
 * another reach; whoever may not give them may not give them that either.
 * Source: semantics.md, "Change": what someone may assign is judged on the resulting closure.
 * @throws RemitError `forbidden` with the reasons
 */
export function requireGivable(call: TenantCall, { assignments }: Pick<Subject, 'assignments'>): void {
  const { assignable } = call.policy.compiled;
  for (const { assignment } of assignments) {
    const { role, folder } = assignment;
    // A role that the policy does not have any more gives nothing, wherever it reaches.
    if (!assignable.has(role) || periodStanding(assignment, call.environment.now) === 'ended') continue;
    requireAssignable(call, role, folder);
  }
}
