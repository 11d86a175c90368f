import type { Assignment, Directory } from '@remit/policy/directory';
import { type EffectOnMember, effectOnMembers } from '../effect-on-members.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What is left of assignments, by id: of those that end at once nothing; others end sooner, or reach less. */
export type Ends = ReadonlyMap<string, Assignment | null>;

/** The directory as it is once assignments have ended, or are less than they were. */
export function directoryAfter(directory: Directory, ends: Ends): Directory {
  const assignments = directory.assignments.flatMap((assignment) => {
    const left = ends.get(assignment.id);
    return left === undefined ? assignment : (left ?? []);
  });
  return { ...directory, assignments };
}

/** What it changes that assignments end, all of them together, for each of those whom they reach. */
export function effectOfEnds(call: TenantCall, ends: Ends): readonly EffectOnMember[] {
  const { now } = call.environment;
  return effectOnMembers(call, directoryAfter(call.directory.directory, ends), ({ assignments }) =>
    assignments.flatMap(({ assignment }) => {
      const left = ends.get(assignment.id);
      if (left === undefined) return [];
      const sooner = left !== null && left.until !== assignment.until ? left.until : null;
      const less = left === null || left.folder !== assignment.folder ? now : null;
      // It shows when it would have counted: at its beginning, where that is still to come.
      return [less, sooner].flatMap((at) => (at === null ? [] : Math.max(at, assignment.from ?? now)));
    }),
  );
}
