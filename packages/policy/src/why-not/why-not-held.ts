import type { CompiledPolicy } from '../compiled-policy.ts';
import type { StepChange } from './why-not-change.ts';
import type { NeededStep } from './why-not-steps.ts';
import type { Subject } from '../subject.ts';
import { isWithin, upward } from '../path.ts';
import { roleGrants } from '../role-grants.ts';
import { periodStanding } from '../standing.ts';

type PeriodChange = Extract<StepChange, { kind: 'period' }>;
type Period = { readonly from: number | null; readonly until: number | null };

/**
 * The bound to move so that a period holds `now`, and where to: a start comes forward to now, an end is put off until
 * after it. Null where none has to be moved, and where one is not enough: what ended before it began was meant for
 * nobody.
 */
function boundToMove(
  { from, until }: Period,
  now: number,
): Pick<PeriodChange, 'bound' | 'from' | 'to'> | null {
  const early = from !== null && now < from ? from : null;
  const late = until !== null && now >= until ? until : null;
  if (early !== null) return late === null ? { bound: 'from', from: early, to: now } : null;
  return late === null ? null : { bound: 'until', from: late, to: now + 1 };
}

/** The bound of the member's own period that keeps it from standing at `now`. */
export function memberPeriod({ member }: Subject, now: number): StepChange | null {
  const moved = boundToMove(member, now);
  return moved === null ? null : { kind: 'period', of: 'member', id: member.id, ...moved };
}

/** The assignments that would reach a step's folder if they had begun, or had not ended. */
export function periodChanges(
  { assignments }: Subject,
  steps: readonly NeededStep[],
  now: number,
): readonly StepChange[] {
  return assignments.flatMap(({ assignment }): readonly StepChange[] => {
    if (periodStanding(assignment, now) === 'active') return [];
    if (!steps.some(({ folder }) => isWithin(folder.path, assignment.folder))) return [];
    const moved = boundToMove(assignment, now);
    return moved === null ? [] : [{ kind: 'period', of: 'assignment', id: assignment.id, ...moved }];
  });
}

/** The folders of the steps, and the nearest one above them all where they lie apart. */
function placesOf(steps: readonly NeededStep[]): readonly string[] {
  const folders = [...new Set(steps.map(({ folder }) => folder.path))];
  const [first] = folders;
  if (first === undefined) return [];
  const shared = upward(first).find((path) => folders.every((folder) => isWithin(folder, path))) ?? '/';
  return [...new Set([...folders, shared])];
}

/**
 * Roles to give at the record's own folder, or, where it would move, at the other one or just above both: those with
 * a grant of anything that the check needs there, in the policy's order.
 * @param most so many are offered
 */
export function roleChanges(
  compiled: CompiledPolicy,
  steps: readonly NeededStep[],
  most: number,
): readonly StepChange[] {
  const changes: StepChange[] = [];
  const places = placesOf(steps);
  for (const [name, role] of compiled.assignable) {
    for (const folder of places) {
      const gives = steps.some(
        (step) =>
          isWithin(step.folder.path, folder) &&
          roleGrants(compiled, role, step.folder, step.action).length > 0,
      );
      if (!gives) continue;
      if (changes.length === most) return changes;
      changes.push({ kind: 'role', role: name, folder });
    }
  }
  return changes;
}
