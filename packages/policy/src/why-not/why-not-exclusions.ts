import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Directory } from '../directory.ts';
import type { StepChange } from './why-not-change.ts';
import { checkExclusions } from '../validate/check-exclusions.ts';
import { directoryIndex } from '../directory-index.ts';
import { subjectOf } from '../subject-of.ts';
import { directoryAfter } from './why-not-apply.ts';

/** The members whose roles a change can turn. */
function touched(directory: Directory, member: string, change: StepChange): readonly string[] {
  if (change.kind === 'role') return [member];
  if (change.kind !== 'period' || change.of === 'member') return [];
  const { membersOf } = directoryIndex(directory);
  return directory.assignments
    .filter(({ id }) => id === change.id)
    .flatMap(({ holder }) => membersOf(holder))
    .flatMap((place) => directory.members[place]?.id ?? []);
}

/**
 * Whether nobody comes to hold roles together by the changes that exclude each other. What was broken before and is
 * no worse, nor any sooner, does not count.
 * @param member id of whom the changes are for
 * @param now milliseconds since 1970 UTC
 */
export function keepsExclusions(
  compiled: CompiledPolicy,
  directory: Directory,
  member: string,
  changes: readonly StepChange[],
  now: number,
): boolean {
  if (!compiled.document.exclusions.some(({ kind }) => kind === 'roles')) return true;
  const ids = new Set(changes.flatMap((change) => touched(directory, member, change)));
  if (ids.size === 0) return true;
  const persons = new Set(directory.members.filter(({ id }) => ids.has(id)).map(({ person }) => person));
  // Persons are judged with all of their accounts, and nobody else's roles can turn: the rest is left out.
  const members = directory.members.filter(({ person }) => persons.has(person));
  const held = members.flatMap(({ id }) => subjectOf(directory, id)?.assignments ?? []);
  const assignments = [...new Set(held.map(({ assignment }) => assignment))];
  const some: Directory = { ...directory, members, assignments };
  const broken = (directory: Directory): readonly string[] =>
    checkExclusions(compiled, directory, now).map(({ exclusion, person, roles, at }) =>
      JSON.stringify([exclusion, person, roles, at]),
    );
  const before = new Set(broken(some));
  return broken(directoryAfter(some, member, changes)).every((each) => before.has(each));
}
