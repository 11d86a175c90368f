import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Directory } from '../directory.ts';
import { subjectOf } from '../subject-of.ts';

/** How an account of a person comes to hold a role. */
export interface HeldRoleWay {
  readonly role: string;
  readonly member: string;
  readonly assignmentId: string;
  /** Roles from the assigned one down to `role`; a single name where it is assigned itself. */
  readonly includePath: readonly string[];
}

/** A natural person who holds roles that exclude each other at one instant, now or later. */
export interface ExclusionConflict {
  readonly exclusion: string;
  readonly person: string;
  /** Every member, that is account, of the person. */
  readonly members: readonly string[];
  /** The roles of the exclusion that the person holds together with another, at whatever folders. */
  readonly roles: readonly string[];
  /** The smallest example: two of the roles, the soonest that they are held together and by the fewest inclusions. */
  readonly example: readonly [HeldRoleWay, HeldRoleWay];
  /** The first instant at which the two are held together, in milliseconds since 1970 UTC; `now` where they are. */
  readonly at: number;
}

interface Held extends HeldRoleWay {
  readonly from: number;
  readonly until: number;
}

/** What is over binds nobody; a scheduled assignment already counts, or it would break the exclusion unseen. */
function heldByPerson(
  compiled: CompiledPolicy,
  directory: Directory,
  now: number,
): ReadonlyMap<string, readonly Held[]> {
  const excluded = new Set(
    compiled.document.exclusions.flatMap((each) => (each.kind === 'roles' ? each.roles : [])),
  );
  const held = new Map<string, Held[]>();
  for (const member of directory.members) {
    const ways = held.get(member.person) ?? [];
    held.set(member.person, ways);
    for (const { assignment } of subjectOf(directory, member.id)?.assignments ?? []) {
      const from = Math.max(now, assignment.from ?? now);
      const until = assignment.until ?? Infinity;
      if (from >= until) continue;
      for (const includePath of compiled.closures.get(assignment.role) ?? []) {
        const role = includePath.at(-1);
        if (role === undefined || !excluded.has(role)) continue;
        ways.push({ role, member: member.id, assignmentId: assignment.id, includePath, from, until });
      }
    }
  }
  return held;
}

interface Pair {
  readonly ways: readonly [Held, Held];
  readonly at: number;
}

/** Every two ways to different roles of an exclusion that hold at one instant. */
function pairsOf(held: readonly Held[], roles: readonly string[]): readonly Pair[] {
  const ways = held.filter(({ role }) => roles.includes(role));
  return ways.flatMap((one, index) =>
    ways.slice(index + 1).flatMap((other): readonly Pair[] => {
      const at = Math.max(one.from, other.from);
      return one.role === other.role || at >= Math.min(one.until, other.until)
        ? []
        : [{ ways: [one, other], at }];
    }),
  );
}

const inclusions = ({ ways: [one, other] }: Pair): number =>
  one.includePath.length + other.includePath.length;

const wayOf = ({ role, member, assignmentId, includePath }: Held): HeldRoleWay => {
  return { role, member, assignmentId, includePath };
};

/**
 * Everyone who holds two roles that exclude each other, anywhere in the tree, by whatever way and by whichever account,
 * now or at any instant that is set already.
 * @param now milliseconds since 1970 UTC
 */
export function checkExclusions(
  compiled: CompiledPolicy,
  directory: Directory,
  now: number,
): readonly ExclusionConflict[] {
  const exclusions = compiled.document.exclusions.filter((exclusion) => exclusion.kind === 'roles');
  if (exclusions.length === 0) return [];
  return [...heldByPerson(compiled, directory, now)].flatMap(([person, held]) =>
    exclusions.flatMap((exclusion): readonly ExclusionConflict[] => {
      const pairs = pairsOf(held, exclusion.roles);
      const [first] = pairs.toSorted(
        (one, other) => one.at - other.at || inclusions(one) - inclusions(other),
      );
      if (first === undefined) return [];
      const together = new Set(pairs.flatMap(({ ways }) => ways.map(({ role }) => role)));
      const members = directory.members.filter((member) => member.person === person);
      return [
        {
          exclusion: exclusion.name,
          person,
          members: members.map(({ id }) => id),
          roles: [...new Set(exclusion.roles)].filter((role) => together.has(role)),
          example: [wayOf(first.ways[0]), wayOf(first.ways[1])],
          at: first.at,
        },
      ];
    }),
  );
}
