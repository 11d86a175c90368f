import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Group, Member } from '@remit/policy/directory';
import { writeAudit } from '@remit/store/audit/audit-log';
import {
  deleteGroupMember,
  type GroupMembership,
  insertGroupMember,
} from '@remit/store/directory/group-members';
import { RemitError } from '../errors.ts';
import { groupsAround } from './groups-around.ts';
import { happenedIn } from '../happened-in.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { type PeopleOutcome, requireNoRefusal } from '../people/people-refused.ts';
import { requireOnMember } from '../people/people-suspend.ts';
import { requireAssignable } from '../require/require-assignable.ts';
import { requireEndable } from '../require/require-endable.ts';
import { requireMember } from '../require/require-member.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Somebody who comes into a group or goes, as far as the asker may let them. */
export interface ReadyMembership {
  readonly member: Member;
  readonly group: Group;
  readonly decision: DecisionInFull;
}

/**
 * Puts a member into a group or takes them out of it, directly, with the tenant locked: what was decided is what commits.
 * They hold from then on what the group and those around it give, or no longer; their sessions end.
 * @throws RemitError as `readyForMembership` does; `forbidden` when it would change what the asker may do themselves, leave
 *   nobody who can administer, or break an exclusion or a guard
 */
export async function changeMembership(
  call: TenantCall,
  kind: 'join' | 'leave',
  input: GroupMembership,
): Promise<GroupMembership> {
  const ready = readyForMembership(call, kind, input);
  const { member, group, decision } = ready;
  const happened = (outcome: PeopleOutcome): AuditEvent => membershipEvent(call, kind, ready, outcome);
  requireNoRefusal(call, { kind, member, group }, happened);
  if (kind === 'join') await insertGroupMember(call.tx, input);
  else if (!(await deleteGroupMember(call.tx, input)))
    throw new Error('somebody whom the directory has in a group is not in it');
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return input;
}

/**
 * A member and a group that the asker may bring together or part: they may update the member, and give or end each role
 * that being in the group gives.
 * @throws RemitError `not-found`; `conflict` when they are in it already, or are not; `forbidden` with the reasons
 */
export function readyForMembership(
  call: TenantCall,
  kind: 'join' | 'leave',
  input: GroupMembership,
): ReadyMembership {
  const { member } = requireMember(call, input.member);
  const decision = requireOnMember(call, member, 'update');
  const group = call.directory.group(input.group);
  if (group === null) throw notFoundDenial(call, input.group, [{ kind: 'unreadable' }]);
  for (const { id, role, folder } of givenBy(call, group.id)) {
    if (kind === 'join') requireAssignable(call, role, folder);
    else requireEndable(call, id);
  }
  if (group.members.includes(member.id) === (kind === 'join')) {
    const is = kind === 'join' ? 'is in it already' : 'is not in it directly';
    throw new RemitError('conflict', `${member.name} ${is}`);
  }
  return { member, group, decision };
}

function givenBy({ directory }: TenantCall, group: string) {
  const giving = new Set([group, ...groupsAround(directory.directory, group)]);
  return directory.directory.assignments.filter(
    ({ holder }) => holder.kind === 'group' && giving.has(holder.id),
  );
}

function membershipEvent(
  call: TenantCall,
  kind: 'join' | 'leave',
  { member, group, decision }: ReadyMembership,
  { outcome, because }: PeopleOutcome,
): AuditEvent {
  return {
    ...happenedIn(call, decision),
    action: kind === 'join' ? 'member.joined' : 'member.parted',
    target: { type: 'remit.Member', id: member.id },
    outcome,
    because,
    details: { group: group.id, name: group.name },
  };
}
