import { canonicalCondition } from '../canonical/canonical-condition.ts';
import type { Condition } from '../condition.ts';
import { pathSteps, type PathStep } from '../document-path.ts';

/** One change of a condition, at a path inside it: `conditions[1].condition`; empty is the whole. */
export type ConditionEdit =
  | { readonly kind: 'set'; readonly path: string; readonly condition: Condition }
  | { readonly kind: 'remove'; readonly path: string }
  /** One more part beside the one at the path: both must hold (`and`), or one of them (`or`). */
  | {
      readonly kind: 'join';
      readonly path: string;
      readonly with: 'and' | 'or';
      readonly condition: Condition;
    }
  /** The opposite: `not` around what stands there, or taken away from around it. */
  | { readonly kind: 'negate'; readonly path: string }
  /** All of a list instead of any of it, and the other way round. */
  | { readonly kind: 'switch'; readonly path: string }
  /** One place up (-1) or down (1) in its list. Order means nothing; people read from the top. */
  | { readonly kind: 'move'; readonly path: string; readonly by: -1 | 1 };

const negated = (condition: Condition): Condition =>
  condition.kind === 'not' ? condition.condition : { kind: 'not', condition };

/** What stands at the path instead; null where nothing is left. @returns undefined for a path that leads nowhere */
function at(
  condition: Condition,
  steps: readonly PathStep[],
  change: (there: Condition) => Condition | null | undefined,
): Condition | null | undefined {
  const [step, index, ...rest] = steps;
  if (step === undefined) return change(condition);
  if (condition.kind === 'not' && step === 'condition') {
    const inner = at(condition.condition, steps.slice(1), change);
    return inner === undefined || inner === null ? inner : { kind: 'not', condition: inner };
  }
  if ((condition.kind !== 'and' && condition.kind !== 'or') || step !== 'conditions') return undefined;
  const part = typeof index === 'number' ? condition.conditions[index] : undefined;
  if (part === undefined || typeof index !== 'number') return undefined;
  const changed = at(part, rest, change);
  if (changed === undefined) return undefined;
  const conditions =
    changed === null
      ? condition.conditions.toSpliced(index, 1)
      : condition.conditions.toSpliced(index, 1, changed);
  return conditions.length === 0 ? null : { kind: condition.kind, conditions };
}

function moved(condition: Condition, path: string, by: -1 | 1): Condition | null | undefined {
  const steps = pathSteps(path);
  const index = steps.at(-1);
  return at(condition, steps.slice(0, -2), (list) => {
    if ((list.kind !== 'and' && list.kind !== 'or') || typeof index !== 'number') return undefined;
    const part = list.conditions[index];
    if (part === undefined || index + by < 0 || index + by >= list.conditions.length) return undefined;
    return { ...list, conditions: list.conditions.toSpliced(index, 1).toSpliced(index + by, 0, part) };
  });
}

function edited(condition: Condition, edit: ConditionEdit): Condition | null | undefined {
  const steps = pathSteps(edit.path);
  switch (edit.kind) {
    case 'set':
      return at(condition, steps, () => edit.condition);
    case 'remove':
      return at(condition, steps, () => null);
    case 'join':
      return at(condition, steps, (there) => {
        return { kind: edit.with, conditions: [there, edit.condition] };
      });
    case 'negate':
      return at(condition, steps, negated);
    case 'switch':
      return at(condition, steps, (there) => {
        if (there.kind !== 'and' && there.kind !== 'or') return undefined;
        return { ...there, kind: there.kind === 'and' ? 'or' : 'and' };
      });
    case 'move':
      return moved(condition, edit.path, edit.by);
    default:
      return edit satisfies never;
  }
}

/**
 * The condition after an edit, in its canonical form; null where nothing is left of it.
 * @throws when the edit names a place that the condition does not have, or that it cannot be made at
 */
export function editCondition(condition: Condition, edit: ConditionEdit): Condition | null {
  const outcome = edited(condition, edit);
  if (outcome === undefined)
    throw new Error(`\`${edit.kind}\` cannot be done at \`${edit.path}\` of this condition.`);
  return outcome === null ? null : canonicalCondition(outcome);
}

/** The condition at a path inside another. @returns null where there is none */
export function conditionAt(condition: Condition, path: string): Condition | null {
  let found: Condition | null = null;
  at(condition, pathSteps(path), (there) => {
    found = there;
    return there;
  });
  return found;
}
