import { checkExclusions } from '@remit/policy/check-exclusions';
import { brokenGuards } from './broken-guards.ts';
import { type KnownDirectory, knowDirectory } from './known-directory.ts';
import { lastAdministrator } from './last-administrator.ts';
import { changedDirectory, memberOfChange, type PeopleChange } from './people-change.ts';
import type { TenantCall } from './tenant-call.ts';

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
    // What a group gives goes with it; what a rule forbids those in it, or grants those outside, may come.
    case 'join':
    case 'leave':
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
  const id = memberOfChange(change);
  const member = id === null ? null : after.member(id);
  return member?.person === call.subject.member.person
    ? 'nobody widens their own access; a second person must do this'
    : null;
}

function whatItGives(call: TenantCall, change: PeopleChange, after: KnownDirectory): string | null {
  const { compiled } = call.policy;
  const id = memberOfChange(change);
  const person = id === null ? null : after.member(id)?.person;
  const conflict = checkExclusions(compiled, after.directory, call.environment.now).find(
    (each) => each.person === person,
  );
  if (conflict !== undefined) {
    const held = conflict.roles.map((role) => `\`${role}\``).join(' and ');
    return `they would hold ${held}, which \`${conflict.exclusion}\` keeps apart; end the other assignment first`;
  }
  // Guards last: they alone may take long, and what is refused anyway is not worth it.
  return brokenGuards({ ...call, directory: after }, compiled, {
    under: 'with this',
    mend: 'choose another role, folder or time',
  });
}
