import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import { periodStanding } from '@remit/policy/standing';
import { happenedIn } from './happened-in.ts';
import type { PeopleOutcome } from './people/people-refused.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * The audit event of a role that was given, taken, cut short or kept in less of the tree, or was not.
 * @param left of one that is less from now on, what it is
 */
export function assignmentEvent(
  call: TenantCall,
  action: `assignment.${'created' | 'ended' | 'shortened' | 'narrowed'}`,
  assignment: Assignment,
  decision: DecisionInFull,
  { outcome, because }: PeopleOutcome,
  left: Assignment | null = null,
): AuditEvent {
  const { id, holder, role, folder, from } = assignment;
  const standing = periodStanding(assignment, call.environment.now);
  const state = { role, folder, from, until: assignment.until, standing };
  const less = left === null ? null : { ...state, folder: left.folder, until: left.until };
  return {
    ...happenedIn(call, decision),
    action,
    target: { type: 'remit.Assignment', id },
    outcome,
    because,
    before: action === 'assignment.created' ? null : state,
    after: outcome === 'deny' ? null : action === 'assignment.created' ? state : less,
    details: {
      member: holder.kind === 'member' ? holder.id : null,
      ...(holder.kind === 'member' ? {} : { holder: { kind: holder.kind, id: holder.id } }),
      role,
      folder,
      from,
      until: assignment.until,
    },
  };
}
