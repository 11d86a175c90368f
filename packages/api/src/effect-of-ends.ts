import type { Directory } from '@remit/policy/directory';
import { type EffectOnMember, effectOnMembers } from './effect-on-members.ts';
import type { TenantCall } from './tenant-call.ts';

/** Ids of assignments that are to end: null for at once, else when, in ms since 1970 UTC. */
export type Ends = ReadonlyMap<string, number | null>;

/** The directory as it is once assignments have been ended or been given an end. */
export function directoryAfter(directory: Directory, ends: Ends): Directory {
  const assignments = directory.assignments.flatMap((assignment) => {
    const until = ends.get(assignment.id);
    if (until === undefined) return assignment;
    return until === null ? [] : { ...assignment, until };
  });
  return { ...directory, assignments };
}

/** What it changes that assignments end, all of them together, for each of those whom they reach. */
export function effectOfEnds(call: TenantCall, ends: Ends): readonly EffectOnMember[] {
  const { now } = call.environment;
  return effectOnMembers(call, directoryAfter(call.directory.directory, ends), ({ assignments }) =>
    assignments.flatMap(({ assignment }) => {
      const until = ends.get(assignment.id);
      // It shows when it would have counted: at its beginning, where that is still to come.
      return until === undefined ? [] : Math.max(until ?? now, assignment.from ?? now);
    }),
  );
}
