import type { CompiledPolicy } from './compiled-policy.ts';
import type { Directory } from './directory.ts';
import { periodStanding } from './standing.ts';
import { subjectOf } from './subject.ts';

/** A natural person who holds roles that exclude each other, now or at some later instant. */
export interface ExclusionConflict {
  readonly exclusion: string;
  readonly person: string;
  /** Every member, that is account, of the person. */
  readonly members: readonly string[];
  /** The roles of the exclusion that the person holds, at whatever folders. */
  readonly roles: readonly string[];
}

/** Assignments that are over bind nobody; a scheduled one already counts, or it would break the exclusion unseen. */
function rolesByPerson(
  compiled: CompiledPolicy,
  directory: Directory,
  now: number,
): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  for (const member of directory.members) {
    const roles = held.get(member.person) ?? new Set<string>();
    held.set(member.person, roles);
    for (const { assignment } of subjectOf(directory, member.id)?.assignments ?? []) {
      if (periodStanding(assignment, now) === 'ended') continue;
      for (const way of compiled.closures.get(assignment.role) ?? []) {
        const role = way[way.length - 1];
        if (role !== undefined) roles.add(role);
      }
    }
  }
  return held;
}

/**
 * Everyone who holds two roles that exclude each other, anywhere in the tree, by whatever way and by whichever account.
 * @param now milliseconds since 1970 UTC
 */
export function checkExclusions(
  compiled: CompiledPolicy,
  directory: Directory,
  now: number,
): readonly ExclusionConflict[] {
  const exclusions = compiled.document.exclusions.filter((exclusion) => exclusion.kind === 'roles');
  if (exclusions.length === 0) return [];
  return [...rolesByPerson(compiled, directory, now)].flatMap(([person, held]) =>
    exclusions.flatMap((exclusion): readonly ExclusionConflict[] => {
      const roles = [...new Set(exclusion.roles)].filter((role) => held.has(role));
      if (roles.length < 2) return [];
      const members = directory.members.filter((member) => member.person === person);
      return [{ exclusion: exclusion.name, person, members: members.map(({ id }) => id), roles }];
    }),
  );
}
