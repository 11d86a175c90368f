import type { Assignment, Directory, Holder, Member } from './directory.ts';
import { gather } from './gather.ts';
import { grouped } from './grouped.ts';
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
  /** Ids of the groups the member is in, directly or through nesting. */
  readonly groups: readonly string[];
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
    assignments: byHolder(directory),
  };
  indexes.set(directory, index);
  return index;
}

/** A set, so that nesting that a directory provider sent in a circle still ends. */
function groupsAround(index: DirectoryIndex, memberId: string): readonly string[] {
  const found = new Set(index.groupsOfMember.get(memberId));
  for (const group of found) {
    for (const outer of index.groupsOfGroup.get(group) ?? []) found.add(outer);
  }
  return [...found];
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
  const groups = groupsAround(index, memberId);
  const holders: readonly Holder[] = [
    { kind: 'member', id: memberId },
    ...groups.map((id): Holder => ({ kind: 'group', id })),
    ...departments.map((id): Holder => ({ kind: 'department', id })),
  ];
  return {
    member,
    departments,
    heads: index.headed.get(memberId) ?? [],
    groups,
    assignments: holders.flatMap((through) =>
      (index.assignments.get(through.kind)?.(through.id) ?? []).map((assignment) => ({
        assignment,
        through,
      })),
    ),
  };
}
