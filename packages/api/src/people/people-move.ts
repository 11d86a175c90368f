import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Member } from '@remit/policy/directory';
import { writeAudit } from '@remit/store/audit/audit-log';
import { setMemberDepartment } from '@remit/store/directory/members';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { knowDirectory } from '../known-directory.ts';
import { changedDirectory } from './people-change.ts';
import { type PeopleOutcome, requireNoRefusal } from './people-refused.ts';
import { requireOnMember } from './people-suspend.ts';
import { requireEndable } from '../require/require-endable.ts';
import { requireGivable } from '../require/require-givable.ts';
import { requireHolder } from '../require/require-holder.ts';
import { requireMember } from '../require/require-member.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Somebody, and the department that they are to be in; null: in none. */
export interface MoveMemberInput {
  readonly member: string;
  readonly department: string | null;
}

/** Somebody who goes into another department, as far as the asker may let them. */
export interface ReadyMemberMove {
  readonly member: Member;
  readonly decision: DecisionInFull;
}

/**
 * Puts a member into another department, directly, with the tenant locked: what was decided is what commits. They hold
 * from then on what it and those above it give, and what they hold reaches what lies in it; their sessions end.
 * @param input with the department that the asker saw them in, so that nobody's move is lost
 * @throws RemitError as `readyToMove` does; `conflict` when they are elsewhere by now; `forbidden` when it would change
 *   what the asker may do themselves, leave nobody who can administer, or break an exclusion or a guard
 */
export async function moveMember(
  call: TenantCall,
  { was, ...input }: MoveMemberInput & { readonly was: string | null },
): Promise<MoveMemberInput> {
  const { member, decision } = readyToMove(call, input);
  const { department: to } = input;
  if (member.department !== was) {
    const { departmentName = null } = call.directory.chip(member.id) ?? {};
    throw new RemitError(
      'conflict',
      `${member.name} is in ${departmentName ?? 'no department'} by now; look again`,
    );
  }
  const happened = ({ outcome, because }: PeopleOutcome): AuditEvent => ({
    ...happenedIn(call, decision),
    action: 'member.moved',
    target: { type: 'remit.Member', id: member.id },
    outcome,
    because,
    before: { department: was },
    after: outcome === 'allow' ? { department: to } : null,
    details: { from: was, to },
  });
  requireNoRefusal(call, { kind: 'move', member, department: to }, happened);
  await setMemberDepartment(call.tx, member.id, to);
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return input;
}

/**
 * A member whom the asker may put into a department: they may update the member as they stand and as they would stand,
 * give all that they would hold then, and end what they hold by the department where they are.
 * Source: semantics.md, "The decision": update is decided on both; "Change": judged on the resulting closure.
 * @throws RemitError `not-found`; `conflict` when they are in it already, or have left; `forbidden` with the reasons
 */
export function readyToMove(call: TenantCall, { member: id, department }: MoveMemberInput): ReadyMemberMove {
  const { member, assignments } = requireMember(call, id);
  const decision = requireOnMember(call, member, 'update');
  if (department !== null) requireHolder(call, { kind: 'department', id: department });
  requireOnMember(call, { ...member, department }, 'update');
  if (member.status === 'left') throw new RemitError('conflict', `${member.name} has left`);
  if (member.department === department) throw new RemitError('conflict', `${member.name} is in it already`);
  const { directory } = call.directory;
  const after = knowDirectory(changedDirectory(directory, { kind: 'move', member, department })).subject(id);
  if (after === null) throw new Error('a member whom the directory has is not in it');
  const kept = new Set(after.assignments.map(({ assignment }) => assignment.id));
  for (const { assignment } of assignments) {
    if (!kept.has(assignment.id)) requireEndable(call, assignment.id);
  }
  requireGivable(call, after);
  return { member, decision };
}
