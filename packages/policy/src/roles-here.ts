import type { CompiledPolicy } from './compiled-policy.ts';
import type { RoleSource } from './decision.ts';
import type { Subject } from './subject.ts';
import { isWithin } from './path.ts';
import { periodStanding } from './standing.ts';

/**
 * Every role that a subject's assignments give, closed under inclusion, with where each came from: expired,
 * scheduled and elsewhere ones too, marked as such, because an explanation shows what would have counted.
 * @param folder of the record; null asks about no place in particular, and no source is then elsewhere
 * @param now milliseconds since 1970 UTC
 */
export function rolesHere(
  compiled: CompiledPolicy,
  subject: Subject,
  folder: string | null,
  now: number,
): readonly RoleSource[] {
  const sources: RoleSource[] = [];
  for (const { assignment, through } of subject.assignments) {
    const period = periodStanding(assignment, now);
    const reaches = folder === null || isWithin(folder, assignment.folder);
    const standing = period === 'active' && !reaches ? 'elsewhere' : period;
    // A role that this version no longer has gives nothing.
    for (const includePath of compiled.closures.get(assignment.role) ?? []) {
      sources.push({
        role: includePath[includePath.length - 1] ?? assignment.role,
        assignmentId: assignment.id,
        assignedRole: assignment.role,
        folder: assignment.folder,
        through,
        includePath,
        standing,
      });
    }
  }
  return sources;
}

/** One source for each role that is active here, however many ways lead to it: roles add up, they do not count. */
export function activeRoles(sources: readonly RoleSource[]): ReadonlyMap<string, RoleSource> {
  const active = new Map<string, RoleSource>();
  for (const source of sources) {
    if (source.standing === 'active' && !active.has(source.role)) active.set(source.role, source);
  }
  return active;
}
