import type { Truth } from './condition.ts';
import type { Assignment, Directory, Holder, Member } from './directory.ts';
import type { Subject } from './subject.ts';
import { gather } from './gather.ts';
import { grouped } from './grouped.ts';
import { membershipRules } from './membership-rule.ts';
import { upward } from './path.ts';

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
