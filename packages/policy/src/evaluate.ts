import type { Condition, Truth } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { RowCondition } from './row-filter.ts';
import type { Situation } from './situation.ts';
import { compilePredicate } from './compile-predicate.ts';

/** The truth of a condition that is judged only once; whatever is judged again is compiled once instead. */
export function evaluate(
  condition: Condition | RowCondition,
  type: ResourceType | null,
  situation: Situation,
): Truth {
  return compilePredicate(condition, type)(situation);
}
