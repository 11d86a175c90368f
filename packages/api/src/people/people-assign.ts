import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment } from '@remit/policy/directory';
import { deleteAssignment, insertAssignment } from '@remit/store/directory/assignments';
import { writeAudit } from '@remit/store/audit/audit-log';
import { assignmentEvent } from '../assignment-event.ts';
import { RemitError } from '../errors.ts';
import { throughName } from '../grant-words.ts';
import { type PeopleOutcome, requireNoRefusal } from './people-refused.ts';
import { requireAssignable } from '../require/require-assignable.ts';
import { requireEndable } from '../require/require-endable.ts';
import { requireMember } from '../require/require-member.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A role that a member is to hold at a folder and below it. Instants are ms since 1970 UTC; validity is half-open. */
export interface AssignInput {
  readonly member: string;
  readonly role: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
}

/**
 * Gives a role to a member, with the tenant locked: what was decided is what commits.
 * @returns the id of the assignment
 * @throws RemitError as `readyToAssign` does; `forbidden` when it would raise the asker, or break an exclusion or a guard
 */
export async function assignRole(
  call: TenantCall,
  input: AssignInput,
): Promise<{ readonly assignment: string }> {
  const { assignment, decision } = readyToAssign(call, input);
  const happened = (outcome: PeopleOutcome): AuditEvent =>
    assignmentEvent(call, 'assignment.created', assignment, decision, outcome);
  requireNoRefusal(call, { kind: 'assign', assignment }, happened);
  await insertAssignment(call.tx, assignment);
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { assignment: assignment.id };
}

/**
 * What an assignment would be, if the asker may make it.
 * @throws RemitError `not-found` for a member whom the asker may not see; `invalid` for a role, a folder or a time that
 *   is none; `conflict` when they hold it already, or have left; `forbidden` with the reasons
 */
export function readyToAssign(
  call: TenantCall,
  input: AssignInput,
): { readonly assignment: Assignment; readonly decision: DecisionInFull } {
  const { member, assignments } = requireMember(call, input.member);
  requirePeriod(call, input);
  const decision = requireAssignable(call, input.role, input.folder);
  if (member.status === 'left') throw new RemitError('conflict', `${member.name} has left`);
  const { role, folder, from, until } = input;
  const holder = { kind: 'member', id: member.id } as const;
  const assignment = { id: randomUUID(), holder, role, folder, from, until };
  requireNotHeld(
    call,
    assignment,
    assignments.map((held) => held.assignment),
  );
  return { assignment, decision };
}

/** @throws RemitError `conflict` when the same holder holds the role there already at some time of the assignment */
export function requireNotHeld(
  { directory, environment }: TenantCall,
  { holder, role, folder, from, until }: Assignment,
  held: readonly Assignment[],
): void {
  const same = held.some(
    (other) =>
      other.holder.kind === holder.kind &&
      other.holder.id === holder.id &&
      other.role === role &&
      other.folder === folder &&
      (other.from ?? -Infinity) < (until ?? Infinity) &&
      (from ?? environment.now) < (other.until ?? Infinity),
  );
  if (!same) return;
  throw new RemitError(
    'conflict',
    `${throughName(directory, holder)} holds \`${role}\` in ${folder} already at that time`,
  );
}

/** @throws RemitError `invalid` when a period is over, or ends before it begins */
export function requirePeriod(
  { environment }: TenantCall,
  { from, until }: Pick<AssignInput, 'from' | 'until'>,
): void {
  if (until === null) return;
  if (until <= environment.now) throw new RemitError('invalid', '`until`: lies in the past');
  if (from !== null && until <= from) throw new RemitError('invalid', '`until`: must be after `from`');
}

/**
 * Takes a role from a member.
 * @throws RemitError as `readyToUnassign` does; `forbidden` when it would leave nobody who can administer
 */
export async function unassignRole(call: TenantCall, id: string): Promise<{ readonly assignment: string }> {
  const { assignment, decision } = readyToUnassign(call, id);
  const happened = (outcome: PeopleOutcome): AuditEvent =>
    assignmentEvent(call, 'assignment.ended', assignment, decision, outcome);
  requireNoRefusal(call, { kind: 'unassign', assignment }, happened);
  if (!(await deleteAssignment(call.tx, id)))
    throw new Error('an assignment that the directory has is not there');
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { assignment: id };
}

/**
 * An assignment of a member, if the asker may end it.
 * @throws RemitError `not-found`; `invalid` for one of a group or a department; `forbidden` with the reasons
 */
export function readyToUnassign(
  call: TenantCall,
  id: string,
): { readonly assignment: Assignment; readonly decision: DecisionInFull } {
  const { assignment, decision } = requireEndable(call, id);
  const { holder } = assignment;
  if (holder.kind !== 'member') {
    const message = `this role is held by a ${holder.kind}, and by everybody in it; a member alone cannot lose it`;
    throw new RemitError('invalid', message);
  }
  requireMember(call, holder.id);
  return { assignment, decision };
}
