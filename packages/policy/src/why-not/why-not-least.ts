import type { CompiledPolicy } from '../compiled-policy.ts';
import type { StepChange } from './why-not-change.ts';
import type { Flip } from './why-not-search.ts';

/** Whether a step does what another one does, and less of it. */
function isLess(compiled: CompiledPolicy, less: StepChange, more: StepChange): boolean {
  if (less === more) return true;
  if (less.kind === 'role' && more.kind === 'role') {
    const included = compiled.assignable.get(more.role)?.members.includes(less.role) === true;
    return included && less.folder === more.folder;
  }
  // The amount that is kept is what was asked for: the more of it the less changes.
  if (less.kind === 'amount' && more.kind === 'amount')
    return less.of === more.of && less.to.minor >= more.to.minor;
  return false;
}

/** Leaves out a remedy where another one does with less, or with fewer of the same. */
export function withoutGreater(compiled: CompiledPolicy, flips: readonly Flip[]): readonly Flip[] {
  return flips.filter(
    (more) =>
      !flips.some(
        (less) =>
          less !== more &&
          less.changes.every((each) => more.changes.some((other) => isLess(compiled, each, other))),
      ),
  );
}
