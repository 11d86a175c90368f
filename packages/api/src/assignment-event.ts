import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import { periodStanding } from '@remit/policy/standing';
import { happenedIn } from './happened-in.ts';
import type { PeopleOutcome } from './people-refused.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * The audit event of a role that was given, taken or cut short, or was not.
 * @param until of one that is cut short, when it ends from now on, in ms since 1970 UTC
 */
export function assignmentEvent(
  call: TenantCall,
  action: 'assignment.created' | 'assignment.ended' | 'assignment.shortened',
  assignment: Assignment,
  decision: DecisionInFull,
  { outcome, because }: PeopleOutcome,
  until: number | null = null,
): AuditEvent {
  const { id, holder, role, folder, from } = assignment;
  const standing = periodStanding(assignment, call.environment.now);
  const state = { role, folder, from, until: assignment.until, standing };
  const kept = {
    'assignment.created': state,
    'assignment.ended': null,
    'assignment.shortened': { ...state, until },
  };
  return {
    ...happenedIn(call, decision),
    action,
    target: { type: 'remit.Assignment', id },
    outcome,
    because,
    before: action === 'assignment.created' ? null : state,
    after: outcome === 'allow' ? kept[action] : null,
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
