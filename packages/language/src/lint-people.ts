import type { Assignment, Directory } from '@remit/policy/directory';
import { membershipRules } from '@remit/policy/membership-rule';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import { upward } from '@remit/policy/path';

/** What lint asks about a tenant's people and trees: the places and names they have, and which roles are held where. */
export interface LintPeople {
  readonly directory: Directory;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly folders: ReadonlySet<string>;
  readonly departments: ReadonlySet<string>;
  /** Places that may have been meant by a path of none, nearest first. */
  readonly near: (tree: 'folder' | 'department', path: string) => readonly string[];
  readonly emails: ReadonlySet<string>;
  /** Names of the attributes that the tenant adds to its members. */
  readonly attributes: ReadonlySet<string>;
  /** Roles that are assigned at all, even to nobody or until a day that is over. */
  readonly assigned: ReadonlySet<string>;
  /** Per assigned role, the folders at which somebody holds it, or will. */
  readonly heldAt: ReadonlyMap<string, ReadonlySet<string>>;
}

type Reach = Readonly<Record<Assignment['holder']['kind'], ReadonlySet<string>>>;

/** Groups with somebody in them, directly, by a rule or through nesting. Nesting in a circle ends: each group is added once. */
function groupsWith(members: ReadonlySet<string>, directory: Directory): ReadonlySet<string> {
  const around = new Map<string, string[]>();
  for (const group of directory.groups) {
    for (const inner of group.groups) {
      const outer = around.get(inner) ?? [];
      outer.push(group.id);
      around.set(inner, outer);
    }
  }
  const filled = new Set(
    directory.groups.filter((group) => group.members.some((id) => members.has(id))).map(({ id }) => id),
  );
  const standing = directory.members.filter(({ id }) => members.has(id));
  for (const { group, holds } of membershipRules(directory)) {
    if (standing.some((member) => holds(member) === 'true')) filled.add(group.id);
  }
  for (const group of filled) {
    for (const outer of around.get(group) ?? []) filled.add(outer);
  }
  return filled;
}

/** Whom an assignment can reach: members who have not left, and groups and departments with at least one of them. */
function reachOf(directory: Directory, now: number): Reach {
  const standing = directory.members.filter(
    ({ status, until }) => status !== 'left' && (until === null || now < until),
  );
  const member = new Set(standing.map(({ id }) => id));
  const homes = new Set(standing.flatMap(({ department }) => department ?? []));
  const department = new Set([...homes].flatMap((path) => upward(path)));
  return { member, group: groupsWith(member, directory), department };
}

/** Looking through ten thousand folders takes a while: beyond so many unknown paths it is no slip, but another tree. */
const LOOKED_FOR = 50;

/** The nearest names among these of one path after the other, each looked for once. */
function nearNames(known: ReadonlySet<string>): (path: string) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  return (path) => {
    const near = found.get(path) ?? (found.size < LOOKED_FOR ? nearestNames(path, known) : []);
    found.set(path, near);
    return near;
  };
}

/** A directory turned around for lint. @param now milliseconds since 1970 UTC; what ended before it holds nobody */
export function lintPeople(directory: Directory, now: number): LintPeople {
  const reach = reachOf(directory, now);
  const heldAt = new Map<string, Set<string>>();
  for (const { role, folder, holder, until } of directory.assignments) {
    if ((until !== null && until <= now) || !reach[holder.kind].has(holder.id)) continue;
    const folders = heldAt.get(role) ?? new Set<string>();
    heldAt.set(role, folders.add(folder));
  }
  const folders = new Set(['/', ...directory.folders]);
  const departments = new Set(['/', ...directory.departments.map(({ path }) => path)]);
  const near = { folder: nearNames(folders), department: nearNames(departments) };
  return {
    directory,
    now,
    folders,
    departments,
    near: (tree, path) => near[tree](path),
    emails: new Set(directory.members.map(({ email }) => email)),
    attributes: new Set(directory.members.flatMap(({ attributes }) => Object.keys(attributes))),
    assigned: new Set(directory.assignments.map(({ role }) => role)),
    heldAt,
  };
}
