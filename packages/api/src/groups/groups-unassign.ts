import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import { deleteAssignment } from '@remit/store/directory/assignments';
import { writeAudit } from '@remit/store/audit/audit-log';
import { hashOf } from '@remit/store/secrets/hash-of';
import { assignmentEvent } from '../assignment-event.ts';
import { effectOfEnds } from '../reviews/effect-of-ends.ts';
import { type EffectOnMember, viewOfEffect } from '../effect-on-members.ts';
import { endSessionsByRule } from '../security/end-sessions-by-rule.ts';
import { RemitError } from '../errors.ts';
import type { GroupEffectView } from './groups-views.ts';
import { peopleRefusal } from '../people/people-refusal.ts';
import type { PeopleOutcome } from '../people/people-refused.ts';
import { recordLook } from '../records/record-look.ts';
import { refusedEffect } from '../refused-effect.ts';
import { requireEndable } from '../require/require-endable.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A role that a group or a department holds, which is about to end, and what that means for everybody in it. */
interface ReadyEnd {
  readonly assignment: Assignment;
  readonly decision: DecisionInFull;
  readonly effects: readonly EffectOnMember[];
  readonly effectHash: string;
}

/**
 * What ending a role of a group or a department would mean for everybody in it, and why it would be refused. Changes
 * nothing, and is on record: it tells what others may do.
 * @throws RemitError as `endGroupRole` does where it cannot be asked at all
 */
export function previewGroupRole(call: TenantCall, id: string): GroupEffectView {
  const { assignment, decision, effects, effectHash } = readyToEnd(call, id);
  const { holder, role, folder } = assignment;
  recordLook(call, `what would ending ${role} in ${folder} for everybody in ${holder.id} change?`, decision);
  return {
    refusal: peopleRefusal(call, { kind: 'unassign', assignment }),
    ...viewOfEffect(call, effects),
    effectHash,
  };
}

/**
 * Ends a role that a group or a department holds, with the tenant locked, if the effect is still the one that the asker
 * accepted.
 * @throws RemitError `not-found`; `invalid` for a role of one member alone; `forbidden` with the reasons, or when it would
 *   leave nobody who can administer or break a guard; `conflict` when the effect is another one by now
 */
export async function endGroupRole(
  call: TenantCall,
  input: { readonly assignment: string; readonly effectHash: string },
): Promise<{ readonly assignment: string }> {
  const { assignment, decision, effectHash } = readyToEnd(call, input.assignment);
  const { id } = assignment;
  const happened = (outcome: PeopleOutcome): AuditEvent =>
    assignmentEvent(call, 'assignment.ended', assignment, decision, outcome);
  const accepted = input.effectHash === effectHash;
  const refused = refusedEffect(call, { kind: 'unassign', assignment }, accepted, happened);
  if (refused !== null) throw refused;
  if (!(await deleteAssignment(call.tx, id)))
    throw new Error('an assignment that the directory has is not there');
  await endSessionsByRule(call, assignment.holder);
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { assignment: id };
}

function readyToEnd(call: TenantCall, id: string): ReadyEnd {
  const { assignment, decision } = requireEndable(call, id);
  const { kind } = assignment.holder;
  if (kind === 'member') {
    throw new RemitError('invalid', '`assignment`: is held by one member alone; end it where they are shown');
  }
  const effects = effectOfEnds(call, new Map([[id, null]]));
  const told = effects.map(({ member, result }) => [member, result]);
  return { assignment, decision, effects, effectHash: hashOf({ assignment: id, told }) };
}
