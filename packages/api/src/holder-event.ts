import type { AuditEvent } from '@remit/audit/audit-event';
import type { CommonHolder } from './groups/groups-views.ts';
import { happenedIn } from './happened-in.ts';
import type { TenantCall } from './tenant-call.ts';
import { typeDecision } from './type-decision.ts';

/**
 * What the record says of a group or department that was made or is called otherwise: neither gives or takes anything.
 * @param called before and after; null before for one that was made
 */
export function holderEvent(
  call: TenantCall,
  { kind, id }: CommonHolder,
  called: { readonly before: string | null; readonly after: string },
): AuditEvent {
  const { before, after: name } = called;
  const decision = typeDecision(call);
  const event = {
    ...happenedIn(call, decision),
    outcome: 'allow',
    because: decision.because,
    before: before === null ? null : { name: before },
    after: { name },
    details: { name },
  } as const;
  const done = before === null ? 'created' : 'renamed';
  return kind === 'group'
    ? { ...event, action: `group.${done}`, target: { type: 'remit.Group', id } }
    : { ...event, action: `department.${done}`, target: { type: 'remit.Department', id } };
}
