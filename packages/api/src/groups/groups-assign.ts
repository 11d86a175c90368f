import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import { insertAssignment } from '@remit/store/directory/assignments';
import { writeAudit } from '@remit/store/audit/audit-log';
import { hashOf } from '@remit/store/secrets/hash-of';
import { assignmentEvent } from '../assignment-event.ts';
import { type EffectOnMember, effectOnMembers, viewOfEffect } from '../effect-on-members.ts';
import { endSessionsByRule } from '../security/end-sessions-by-rule.ts';
import { isIn } from './groups-list.ts';
import type { CommonHolder, GroupEffectView } from './groups-views.ts';
import { type AssignInput, requireNotHeld, requirePeriod } from '../people/people-assign.ts';
import { changedDirectory, type PeopleChange } from '../people/people-change.ts';
import { peopleRefusal } from '../people/people-refusal.ts';
import type { PeopleOutcome } from '../people/people-refused.ts';
import { recordLook } from '../records/record-look.ts';
import { refusedEffect } from '../refused-effect.ts';
import { requireAssignable } from '../require/require-assignable.ts';
import { requireHolder } from '../require/require-holder.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A role that everybody in a group or a department is to hold at a folder and below it. */
export type GiveInput = Omit<AssignInput, 'member'> & { readonly holder: CommonHolder };

interface ReadyGift {
  readonly assignment: Assignment;
  readonly change: PeopleChange;
  readonly decision: DecisionInFull;
  readonly effects: readonly EffectOnMember[];
  readonly effectHash: string;
}

/**
 * What giving a role to a group or a department would mean for everybody in it, and why it would be refused. Changes
 * nothing, and is on record: it tells what others may do.
 * @throws RemitError as `giveGroupRole` does where it cannot be asked at all
 */
export function previewGift(call: TenantCall, input: GiveInput): GroupEffectView {
  const { change, decision, effects, effectHash } = readyToGive(call, input);
  const { holder, role, folder } = input;
  recordLook(call, `what would giving ${role} in ${folder} to everybody in ${holder.id} change?`, decision);
  return { refusal: peopleRefusal(call, change), ...viewOfEffect(call, effects), effectHash };
}

/**
 * Gives a role to everybody in a group or a department, with the tenant locked, if the effect is still the one that the
 * asker accepted.
 * @returns the id of the assignment
 * @throws RemitError `not-found`; `invalid` for a role, a folder or a time that is none; `forbidden` with the reasons, or
 *   when it would raise the asker, or break an exclusion or a guard; `conflict` when it is held already, or when the
 *   effect is another one by now
 */
export async function giveGroupRole(
  call: TenantCall,
  input: GiveInput & { readonly effectHash: string },
): Promise<{ readonly assignment: string }> {
  const { assignment, change, decision, effectHash } = readyToGive(call, input);
  const happened = (outcome: PeopleOutcome): AuditEvent =>
    assignmentEvent(call, 'assignment.created', assignment, decision, outcome);
  const refused = refusedEffect(call, change, input.effectHash === effectHash, happened);
  if (refused !== null) throw refused;
  await insertAssignment(call.tx, assignment);
  await endSessionsByRule(call, assignment.holder);
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { assignment: assignment.id };
}

function readyToGive(call: TenantCall, { holder, role, folder, from, until }: GiveInput): ReadyGift {
  requireHolder(call, holder);
  requirePeriod(call, { from, until });
  const decision = requireAssignable(call, role, folder);
  const assignment: Assignment = { id: randomUUID(), holder, role, folder, from, until };
  const { directory } = call.directory;
  requireNotHeld(call, assignment, directory.assignments);
  const change: PeopleChange = { kind: 'assign', assignment };
  const { now } = call.environment;
  const effects = effectOnMembers(call, changedDirectory(directory, change), (subject) =>
    isIn(subject, holder) ? [Math.max(now, from ?? now)] : [],
  );
  const told = effects.map(({ member, result }) => [member, result]);
  return {
    assignment,
    change,
    decision,
    effects,
    effectHash: hashOf({ holder, role, folder, from, until, told }),
  };
}
