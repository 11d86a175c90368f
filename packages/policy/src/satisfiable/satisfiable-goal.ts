import type { Condition, Truth } from '../condition.ts';
import type { RowCondition } from '../row-filter.ts';
import type { Leaf } from './satisfiable-facts.ts';

/** Which truth values will do, one bit each. */
export const TRUE = 1;
export const FALSE = 2;
export const UNKNOWN = 4;

/** The bit of one truth value. */
export const bitOf = (truth: Truth): number =>
  truth === 'true' ? TRUE : truth === 'false' ? FALSE : UNKNOWN;

/** A condition and what must come of it: that it is true, or false, or that it is not. */
export interface Wish {
  readonly condition: Condition | RowCondition;
  readonly truths: number;
}

/** What must be met, said without `not`: of leaves alone, put together by "all of" and "one of". */
export type Goal =
  | { readonly kind: 'settled'; readonly met: boolean }
  | { readonly kind: 'all'; readonly goals: readonly Goal[] }
  | { readonly kind: 'some'; readonly goals: readonly Goal[] }
  | { readonly kind: 'leaf'; readonly leaf: Leaf; readonly truths: number };

/** What `not` makes of wished truths: true and false change places. */
const turned = (truths: number): number =>
  (truths & UNKNOWN) | ((truths & TRUE) === 0 ? 0 : FALSE) | ((truths & FALSE) === 0 ? 0 : TRUE);

/** Whether a list of parts comes out as wished when all of them do, or as soon as one does. By Kleene's tables. */
function together(kind: 'and' | 'or', truths: number): 'all' | 'some' {
  // True, and not false, ask everything of an `and`; false, and not true, ask one thing of it. `or` is its mirror.
  const asksAll = truths === TRUE || truths === (TRUE | UNKNOWN);
  return asksAll === (kind === 'and') ? 'all' : 'some';
}

/** A list that holds facts is asked item by item: `in` says what one equality or another would say. */
function inList(leaf: Extract<Leaf, { kind: 'in' }>, truths: number): Goal {
  const plain = leaf.list.filter((each) => each.kind === 'literal');
  if (plain.length === leaf.list.length) return { kind: 'leaf', leaf, truths };
  const parts: Leaf[] = leaf.list
    .filter((each) => each.kind !== 'literal')
    .map((right) => ({ kind: 'compare', operator: '=', left: leaf.operand, right }));
  if (plain.length > 0) parts.push({ ...leaf, list: plain });
  return {
    kind: together('or', truths),
    goals: parts.map((part): Goal => ({ kind: 'leaf', leaf: part, truths })),
  };
}

/**
 * What a wish comes down to.
 * @param wish with truths that are one of: true, false, not true, not false
 */
export function goalOf({ condition, truths }: Wish): Goal {
  switch (condition.kind) {
    case 'constant':
      return { kind: 'settled', met: (truths & (condition.value ? TRUE : FALSE)) !== 0 };
    case 'not':
      return goalOf({ condition: condition.condition, truths: turned(truths) });
    case 'and':
    case 'or':
      return {
        kind: together(condition.kind, truths),
        goals: condition.conditions.map((each) => goalOf({ condition: each, truths })),
      };
    case 'in':
      return inList(condition, truths);
    case 'compare':
    case 'within':
    case 'is-null':
    case 'text':
    case 'overlaps':
    case 'took':
    case 'took-by':
      return { kind: 'leaf', leaf: condition, truths };
    default:
      return condition satisfies never;
  }
}

/** Every leaf of a goal, as often as it stands there. */
export function leavesOf(goal: Goal): readonly Leaf[] {
  switch (goal.kind) {
    case 'settled':
      return [];
    case 'leaf':
      return [goal.leaf];
    case 'all':
    case 'some':
      return goal.goals.flatMap(leavesOf);
    default:
      return goal satisfies never;
  }
}
