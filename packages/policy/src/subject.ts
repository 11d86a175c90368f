import type { Truth } from './condition.ts';
import type { Assignment, Directory, Holder, Member } from './directory.ts';
import { gather } from './gather.ts';
import { grouped } from './grouped.ts';
import { membershipRules } from './membership-rule.ts';
import { upward } from './path.ts';

/** An assignment that reaches a subject, and through what: the member itself, a group or a department. */
export interface HeldAssignment {
  readonly assignment: Assignment;
  readonly through: Holder;
}

/** Who asks: a member with everything the directory says about it that can bear on a decision. */
export interface Subject {
  readonly member: Member;
  /** Paths of the departments the member is in: its own and every one above it. Empty without a department. */
  readonly departments: readonly string[];
  /** Paths of the departments the member heads. */
  readonly heads: readonly string[];
  /** Ids of the groups the member is in: directly, by their rules or through nesting. */
  readonly groups: readonly string[];
  /** Ids of groups of which a rule cannot tell whether the member is in them; absent where every rule can. */
  readonly unsettled?: readonly string[];
  /** Current, future and past ones alike; the decision sorts them by the time it is asked for. */
  readonly assignments: readonly HeldAssignment[];
}

/** A directory turned around, so that one member's facts are found without walking everybody's. */
interface DirectoryIndex {
  readonly members: ReadonlyMap<string, Member>;
  readonly departments: ReadonlySet<string>;
  readonly headed: ReadonlyMap<string, readonly string[]>;
  readonly groupsOfMember: ReadonlyMap<string, readonly string[]>;
  readonly groupsOfGroup: ReadonlyMap<string, readonly string[]>;
  readonly rules: ReturnType<typeof membershipRules>;
  readonly assignments: ReadonlyMap<Holder['kind'], (id: string) => readonly Assignment[]>;
}

/** A directory is one snapshot and never changes, so its index lives as long as it does. */
const indexes = new WeakMap<Directory, DirectoryIndex>();

const HOLDERS = ['member', 'group', 'department'] as const satisfies readonly Holder['kind'][];

/** By kind, then by the holder's own id: a key of both would be one more text for every holder. */
function byHolder({ assignments }: Directory): DirectoryIndex['assignments'] {
  return new Map(
    HOLDERS.map((kind) => {
      const held = assignments.filter(({ holder }) => holder.kind === kind);
      return [kind, grouped(held, ({ holder }) => holder.id)];
    }),
  );
}

function indexOf(directory: Directory): DirectoryIndex {
  const known = indexes.get(directory);
  if (known !== undefined) return known;
  const index: DirectoryIndex = {
    members: new Map(directory.members.map((member) => [member.id, member])),
    departments: new Set(directory.departments.map((department) => department.path)),
    headed: gather(
      directory.departments.flatMap(({ head, path }) => (head === null ? [] : [[head, path] as const])),
    ),
    groupsOfMember: gather(
      directory.groups.flatMap((group) => group.members.map((member) => [member, group.id] as const)),
    ),
    groupsOfGroup: gather(
      directory.groups.flatMap((group) => group.groups.map((inner) => [inner, group.id] as const)),
    ),
    rules: membershipRules(directory),
    assignments: byHolder(directory),
  };
  indexes.set(directory, index);
  return index;
}

/** These groups and all that they lie in. A set, so that nesting that a provider sent in a circle still ends. */
function around(index: DirectoryIndex, groups: Iterable<string>): ReadonlySet<string> {
  const found = new Set(groups);
  for (const group of found) {
    for (const outer of index.groupsOfGroup.get(group) ?? []) found.add(outer);
  }
  return found;
}

/** The groups that a member is in, and those that they may be in for all that their rules can tell. */
function membershipOf(index: DirectoryIndex, member: Member): Pick<Subject, 'groups' | 'unsettled'> {
  const direct = index.groupsOfMember.get(member.id) ?? [];
  if (index.rules.length === 0) return { groups: [...around(index, direct)] };
  const judged = index.rules.map(({ group, holds }) => ({ id: group.id, truth: holds(member) }));
  const those = (wanted: Truth) => judged.filter(({ truth }) => truth === wanted).map(({ id }) => id);
  const groups = around(index, [...direct, ...those('true')]);
  const unsettled = [...around(index, those('unknown'))].filter((id) => !groups.has(id));
  return { groups: [...groups], ...(unsettled.length === 0 ? {} : { unsettled }) };
}

/**
 * The subject that a member is in a directory.
 * @returns null when the directory has no such member
 */
export function subjectOf(directory: Directory, memberId: string): Subject | null {
  const index = indexOf(directory);
  const member = index.members.get(memberId);
  if (member === undefined) return null;
  const above = member.department === null ? [] : upward(member.department);
  const departments = above.filter((path) => path === member.department || index.departments.has(path));
  const membership = membershipOf(index, member);
  const holders: readonly Holder[] = [
    { kind: 'member', id: memberId },
    ...membership.groups.map((id): Holder => ({ kind: 'group', id })),
    ...departments.map((id): Holder => ({ kind: 'department', id })),
  ];
  return {
    member,
    departments,
    heads: index.headed.get(memberId) ?? [],
    ...membership,
    assignments: holders.flatMap((through) =>
      (index.assignments.get(through.kind)?.(through.id) ?? []).map((assignment) => ({
        assignment,
        through,
      })),
    ),
  };
}
