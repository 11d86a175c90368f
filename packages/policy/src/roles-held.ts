import type { CompiledPolicy } from './compiled-policy.ts';
import type { RoleAt } from './compare/role-meanings.ts';
import type { Subject } from './subject.ts';
import { periodStanding, standingProblem } from './standing.ts';

/** Where a subject holds which roles at an instant: nothing, when it does not stand. */
export function rolesHeld(compiled: CompiledPolicy, subject: Subject, now: number): readonly RoleAt[] {
  if (standingProblem(subject.member, now) !== null) return [];
  const held: RoleAt[] = [];
  for (const { assignment } of subject.assignments) {
    if (periodStanding(assignment, now) !== 'active') continue;
    // A role that this version does not have gives nothing.
    if (compiled.roles.has(assignment.role)) held.push({ role: assignment.role, folder: assignment.folder });
  }
  return held;
}
