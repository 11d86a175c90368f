import type { Assignment, Directory, Holder, Member } from './directory.ts';
import { gather } from './gather.ts';
import { membershipRules } from './membership-rule.ts';
import { isWithin } from './path.ts';

/** Who holds a role from one folder on. */
export interface HeldAtFolder {
  /** Places of those who hold it whatever the time is; not each once. */
  readonly always: readonly number[];
  /** The others, each with the period in which they do. */
  readonly timed: readonly { readonly assignment: Assignment; readonly places: readonly number[] }[];
}

/** A directory turned around, from roles and holders to members. */
export interface DirectoryIndex {
  /** Every role that is assigned to anybody. */
  readonly rolesAssigned: readonly string[];
  readonly assignmentsOf: (role: string) => readonly Assignment[];
  /** Places in the directory's list of all members that a holder stands for, each once. */
  readonly membersOf: (holder: Holder) => readonly number[];
  /** By the folder of the assignment. */
  readonly holdersOf: (role: string) => ReadonlyMap<string, HeldAtFolder>;
  readonly headsOf: (memberId: string) => readonly string[];
}

const known = new WeakMap<Directory, DirectoryIndex>();

/** Once for every list that is asked for: most are never. */
function once<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

function makeIndex(directory: Directory): DirectoryIndex {
  const places = new Map(directory.members.map(({ id }, at) => [id, at]));
  const groups = new Map(directory.groups.map((group) => [group.id, group]));
  const rules = membershipRules(directory);
  const byRole = gather(directory.assignments.map((each) => [each.role, each] as const));
  const heads = gather(
    directory.departments.flatMap(({ head, path }) => (head === null ? [] : [[head, path] as const])),
  );
  const byDepartment = gather(
    directory.members.flatMap(({ department }: Member, at) =>
      department === null ? [] : [[department, at] as const],
    ),
  );
  const declared = new Set(directory.departments.map(({ path }) => path));

  const ofGroup = once((id: string): readonly number[] => {
    // A set, so that nesting that a directory provider sent in a circle still ends.
    const inside = new Set([id]);
    for (const each of inside) for (const inner of groups.get(each)?.groups ?? []) inside.add(inner);
    const listed = [...inside].flatMap((each) => groups.get(each)?.members ?? []);
    const found = new Set(listed.flatMap((member) => places.get(member) ?? []));
    for (const { group, holds } of rules) {
      if (!inside.has(group.id)) continue;
      directory.members.forEach((member, at) => {
        if (!found.has(at) && holds(member) === 'true') found.add(at);
      });
    }
    return [...found];
  });
  const ofDepartment = once((tree: string): readonly number[] =>
    [...byDepartment].flatMap(([path, members]) => {
      // Somebody is in a department that the directory does not have only by being in that very one.
      const reached = path === tree || (declared.has(tree) && isWithin(path, tree));
      return reached ? members : [];
    }),
  );

  const membersOf = ({ kind, id }: Holder): readonly number[] => {
    switch (kind) {
      case 'member': {
        const place = places.get(id);
        return place === undefined ? [] : [place];
      }
      case 'group':
        return ofGroup(id);
      case 'department':
        return ofDepartment(id);
      default:
        return kind satisfies never;
    }
  };
  const holdersOf = once((role: string): ReadonlyMap<string, HeldAtFolder> => {
    const byFolder = gather((byRole.get(role) ?? []).map((each) => [each.folder, each] as const));
    const isTimed = ({ from, until }: Assignment): boolean => from !== null || until !== null;
    return new Map(
      [...byFolder].map(([folder, some]) => [
        folder,
        {
          always: some.filter((each) => !isTimed(each)).flatMap(({ holder }) => membersOf(holder)),
          timed: some
            .filter(isTimed)
            .map((assignment) => ({ assignment, places: membersOf(assignment.holder) })),
        },
      ]),
    );
  });

  return {
    rolesAssigned: [...byRole.keys()],
    assignmentsOf: (role) => byRole.get(role) ?? [],
    membersOf,
    holdersOf,
    headsOf: (memberId) => heads.get(memberId) ?? [],
  };
}

/** The index of a directory. A directory is one snapshot and never changes, so its index lives as long as it does. */
export function directoryIndex(directory: Directory): DirectoryIndex {
  const found = known.get(directory);
  if (found !== undefined) return found;
  const index = makeIndex(directory);
  known.set(directory, index);
  return index;
}
