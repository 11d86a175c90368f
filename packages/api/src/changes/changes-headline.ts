import { dutyChanges } from '@remit/policy/compare/duty-changes';
import { effectHeadline } from '@remit/policy/compare/effect-headline';
import { effectOnPeople } from '@remit/policy/compare/effect-on-people';
import type { Directory } from '@remit/policy/directory';
import type { Drafted, HeadlineView, ToldDirectory } from './changes-impact-views.ts';
import { groupsOf } from './draft-effect.ts';
import { ofEverybody } from '../of-everybody.ts';
import { toldGroups } from './draft-effect-view.ts';
import { onDraft } from './draft-here.ts';
import { roleLabel } from '../grant-words.ts';
import { rowsOf } from '../guard.ts';
import { recordLook } from '../records/record-look.ts';
import type { TenantCall } from '../tenant-call.ts';
import { toldMembers } from '../told-members.ts';

/** For how many people something changes, in one sentence: the answer that a page's own is held against. */
export function draftHeadline(call: TenantCall, id: string): Promise<Drafted<HeadlineView>> {
  return onDraft(call, id, ({ draft, policy }, here) => {
    const { told, others } = toldGroups(here, groupsOf(here, policy.compiled));
    const effect = effectOnPeople(told);
    const label = (role: string): string => roleLabel(policy.compiled, role);
    const duties = dutyChanges(here.policy.compiled, policy.compiled).length;
    const headline = effectHeadline(effect, label, { others, duties });
    return { revision: draft.revision, effect, others, headline };
  });
}

/**
 * The people whose access the asker may be told, and what they hold: everything that a page needs to work out by itself
 * what a draft means for them. Without names; whoever may not see all that decides about them is given nothing, for a
 * part of it would lead to another answer. A look at anybody but oneself is recorded.
 */
export function toldDirectory(call: TenantCall): ToldDirectory {
  const reason = keptBack(call);
  if (reason !== null) return { kind: 'kept', reason };
  const tells = toldMembers(call);
  const { directory } = call.directory;
  const members = directory.members.filter(({ id }) => tells(id));
  const own = call.subject.member.id;
  if (members.some(({ id }) => id !== own)) recordLook(call, 'everybody, for drafts on this page');
  const told: Directory = {
    ...directory,
    departments: directory.departments.map((department) => ({
      ...department,
      name: '',
      head: department.head !== null && tells(department.head) ? department.head : null,
    })),
    groups: directory.groups.map((group) => ({ ...group, name: '', members: group.members.filter(tells) })),
    members: members.map((member) => ({ ...member, name: '', email: '', title: '' })),
    assignments: directory.assignments.filter(({ holder }) => holder.kind !== 'member' || tells(holder.id)),
  };
  return {
    kind: 'told',
    directory: told,
    environment: ofEverybody(call),
    others: directory.members.length - members.length,
  };
}

/** Why the asker is given nobody; null where they may be. */
function keptBack(call: TenantCall): string | null {
  if (rowsOf(call, 'remit.Member', 'explain').kind === 'none')
    return 'You may explain nobody’s access, so what a draft means for people is worked out by the server alone.';
  if (rowsOf(call, 'remit.Assignment', 'read').kind !== 'all')
    return 'You may not see who holds which roles, so what a draft means for people is worked out by the server alone.';
  // A rule about a field of members may keep from the asker what a condition looks at.
  if ((call.policy.compiled.fieldRules.get('remit.Member')?.size ?? 0) > 0)
    return 'A rule keeps fields of members from some, so what a draft means for people is worked out by the server alone.';
  return null;
}
