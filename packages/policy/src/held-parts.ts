import type { Condition, Truth } from './condition.ts';

/**
 * What makes a condition as true, as false or as unknown as it is: of parts that are joined, those that are so themselves.
 * Of `amount > 25000 or supplier = 'new'`, where the supplier is an old one, the amount.
 * @param truthOf a part of it, in the situation that it is asked of
 */
export function heldParts(condition: Condition, truthOf: (part: Condition) => Truth): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const whole = truthOf(condition);
      const conditions = condition.conditions
        .filter((part) => truthOf(part) === whole)
        .map((part) => heldParts(part, truthOf));
      const [only] = conditions;
      return only !== undefined && conditions.length === 1 ? only : { ...condition, conditions };
    }
    case 'not':
      return { ...condition, condition: heldParts(condition.condition, truthOf) };
    case 'constant':
    case 'compare':
    case 'in':
    case 'within':
    case 'is-null':
    case 'text':
    case 'overlaps':
    case 'took':
      return condition;
    default:
      return condition satisfies never;
  }
}
