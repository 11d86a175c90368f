import { checkExclusions } from '@remit/policy/validate/check-exclusions';
import { brokenGuards } from '../changes/broken-guards.ts';
import { effectOnMembers } from '../effect-on-members.ts';
import { type KnownDirectory, knowDirectory } from '../known-directory.ts';
import { lastAdministrator } from '../last-administrator.ts';
import { isIn } from '../groups/groups-list.ts';
import { changedDirectory, memberOfChange, type PeopleChange } from './people-change.ts';
import { movedByRule } from '../moved-by-rule.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Why a change that the asker may make must not be made all the same; null when nothing speaks against it.
 * Source: semantics.md, "Change": exclusions of roles, guards and the last administrator are checked by every write that
 * can break them, for now and for every instant that is set already.
 */
export function peopleRefusal(call: TenantCall, change: PeopleChange): string | null {
  const after = knowDirectory(changedDirectory(call.directory.directory, change));
  switch (change.kind) {
    case 'assign':
    case 'invite':
    case 'restore':
      return ownRefusal(call, change, after) ?? whatItGives(call, change, after);
    case 'unassign':
    case 'suspend':
      return lastAdministrator(call, after);
    // What a group or a department gives goes with it; what a rule forbids those in it, or grants those outside, may come.
    case 'join':
    case 'leave':
    case 'move':
    case 'head':
    case 'rule':
    case 'end-at':
      // Later than before, it gives; sooner, it takes.
      return (
        ownRefusal(call, change, after) ?? lastAdministrator(call, after) ?? whatItGives(call, change, after)
      );
    default:
      return change satisfies never;
  }
}

/** Nobody raises themselves, by whichever of their accounts. */
function ownRefusal(call: TenantCall, change: PeopleChange, after: KnownDirectory): string | null {
  const { person } = call.subject.member;
  return reachedBy(call, change, after).has(person) || toldApart(call, change, after, person)
    ? 'nobody widens their own access; a second person must do this'
    : null;
}

/** Whether another rule changes something for a person only by what it can tell of them: what asks for groups asks that. */
function toldApart(call: TenantCall, change: PeopleChange, after: KnownDirectory, person: string): boolean {
  if (change.kind !== 'rule') return false;
  const { unsettled } = movedByRule(call.directory, after, change.group.id);
  const own = new Set(unsettled.flatMap(({ member }) => (member.person === person ? [member.id] : [])));
  const effects = effectOnMembers(call, after.directory, ({ member }) =>
    own.has(member.id) ? [call.environment.now] : [],
  );
  return effects.some(({ result }) => result !== 'keeps');
}

function whatItGives(call: TenantCall, change: PeopleChange, after: KnownDirectory): string | null {
  const { compiled } = call.policy;
  const reached = reachedBy(call, change, after);
  const conflict = checkExclusions(compiled, after.directory, call.environment.now).find(({ person }) =>
    reached.has(person),
  );
  if (conflict !== undefined) {
    const held = conflict.roles.map((role) => `\`${role}\``).join(' and ');
    // Who it is among many, the asker may not be told.
    const who = memberOfChange(change) === null ? 'somebody in it' : 'they';
    return `${who} would hold ${held}, which \`${conflict.exclusion}\` keeps apart; end the other assignment first`;
  }
  // Guards last: they alone may take long, and what is refused anyway is not worth it.
  return brokenGuards({ ...call, directory: after }, compiled, {
    under: 'with this',
    mend: 'choose another role, folder or time',
  });
}

/**
 * The natural persons whom a change is about: one, who heads and who headed, whom a rule moves, or everybody in a group or
 * a department.
 */
function reachedBy(call: TenantCall, change: PeopleChange, after: KnownDirectory): ReadonlySet<string> {
  if (change.kind === 'rule') {
    const { joins, leaves } = movedByRule(call.directory, after, change.group.id);
    return new Set([...joins, ...leaves].map(({ member }) => member.person));
  }
  if (change.kind === 'head') {
    const was = change.department.head === null ? null : after.member(change.department.head);
    return new Set([change.head, was].flatMap((member) => (member === null ? [] : [member.person])));
  }
  const id = memberOfChange(change);
  const member = id === null ? null : after.member(id);
  if (member !== null) return new Set([member.person]);
  const holder = change.kind === 'assign' || change.kind === 'unassign' ? change.assignment.holder : null;
  if (holder === null || holder.kind === 'member') return new Set();
  const { kind, id: inside } = holder;
  const subjects = after.subjects().filter((subject) => isIn(subject, { kind, id: inside }));
  return new Set(subjects.map((subject) => subject.member.person));
}
