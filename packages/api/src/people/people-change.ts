import type { Condition } from '@remit/policy/condition';
import type { Assignment, Department, Directory, Group, Member } from '@remit/policy/directory';

/** What somebody does to who is in a tenant and what they hold. Instants are ms since 1970 UTC. */
export type PeopleChange =
  | { readonly kind: 'assign'; readonly assignment: Assignment }
  | { readonly kind: 'unassign'; readonly assignment: Assignment }
  | { readonly kind: 'suspend' | 'restore'; readonly member: Member }
  | { readonly kind: 'end-at'; readonly member: Member; readonly until: number }
  | { readonly kind: 'join' | 'leave'; readonly member: Member; readonly group: Group }
  | { readonly kind: 'move'; readonly member: Member; readonly department: string | null }
  | { readonly kind: 'rule'; readonly group: Group; readonly rule: Condition | null }
  | { readonly kind: 'head'; readonly department: Department; readonly head: Member | null }
  | { readonly kind: 'invite'; readonly member: Member; readonly assignments: readonly Assignment[] };

/** The directory as it will be once a change has committed. */
export function changedDirectory(directory: Directory, change: PeopleChange): Directory {
  const { members, assignments } = directory;
  const withMember = (next: Member): Directory => ({
    ...directory,
    members: members.map((member) => (member.id === next.id ? next : member)),
  });
  switch (change.kind) {
    case 'assign':
      return { ...directory, assignments: [...assignments, change.assignment] };
    case 'unassign':
      return { ...directory, assignments: assignments.filter(({ id }) => id !== change.assignment.id) };
    case 'suspend':
      return withMember({ ...change.member, status: 'suspended' });
    case 'restore':
      return withMember({ ...change.member, status: 'active' });
    case 'join':
    case 'leave':
      return { ...directory, groups: directory.groups.map((group) => memberMoved(group, change)) };
    case 'rule': {
      const { group, rule } = change;
      const ruled = { ...group, rule };
      return { ...directory, groups: directory.groups.map((each) => (each.id === group.id ? ruled : each)) };
    }
    case 'move':
      return withMember({ ...change.member, department: change.department });
    case 'head': {
      const { department, head } = change;
      const headed = { ...department, head: head?.id ?? null };
      return {
        ...directory,
        departments: directory.departments.map((each) => (each.path === department.path ? headed : each)),
      };
    }
    case 'end-at':
      return withMember({ ...change.member, ...endingAt(change.member, change.until) });
    case 'invite':
      return {
        ...directory,
        members: [...members, change.member],
        assignments: [...assignments, ...change.assignments],
      };
    default:
      return change satisfies never;
  }
}

function memberMoved(
  group: Group,
  { kind, member, group: { id } }: Extract<PeopleChange, { kind: 'join' | 'leave' }>,
): Group {
  if (group.id !== id) return group;
  const others = group.members.filter((each) => each !== member.id);
  return { ...group, members: kind === 'join' ? [...others, member.id] : others };
}

/** The validity of a member who is to end: whoever has not begun by then never does. */
export function endingAt({ from }: Pick<Member, 'from'>, until: number): Pick<Member, 'from' | 'until'> {
  return { from: from !== null && from < until ? from : null, until };
}

/** The member whom a change is about; null where it is about a group or a department, or leaves one without a head. */
export function memberOfChange(change: PeopleChange): string | null {
  switch (change.kind) {
    case 'assign':
    case 'unassign': {
      const { kind, id } = change.assignment.holder;
      return kind === 'member' ? id : null;
    }
    case 'suspend':
    case 'restore':
    case 'join':
    case 'leave':
    case 'move':
    case 'end-at':
    case 'invite':
      return change.member.id;
    case 'head':
      return change.head?.id ?? null;
    case 'rule':
      return null;
    default:
      return change satisfies never;
  }
}
