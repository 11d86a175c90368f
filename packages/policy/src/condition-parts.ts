import type { Condition, Operand } from './condition.ts';

/** A part of a condition: a condition inside it, or something that it compares. */
export type ConditionPart = Condition | Operand;

/**
 * What a part of a condition is made of. The plain members of a list are counted apart, for there may be many; one that
 * has parts itself counts like any other part.
 */
export function partsOf(part: ConditionPart): readonly ConditionPart[] {
  switch (part.kind) {
    case 'and':
    case 'or':
      return part.conditions;
    case 'not':
      return [part.condition];
    case 'compare':
    case 'overlaps':
    case 'arithmetic':
      return [part.left, part.right];
    case 'in':
      return [part.operand, ...part.list.filter((each) => each.kind === 'arithmetic')];
    case 'is-null':
      return [part.operand];
    case 'within':
      return [part.operand, part.tree];
    case 'text':
      return [part.operand, part.part];
    case 'constant':
    case 'took':
    case 'literal':
    case 'attribute':
    case 'now':
      return [];
    default:
      return part satisfies never;
  }
}

/**
 * How many parts a condition has, members of lists included. Counted without recursion: what is far too deep must be
 * refused, not overflow the stack.
 * @param enough where counting may stop; what is said is then only more than this
 */
export function countParts(condition: Condition, enough: number): number {
  const open: ConditionPart[] = [condition];
  let count = 0;
  for (let part = open.pop(); part !== undefined && count <= enough; part = open.pop()) {
    count += part.kind === 'in' ? 1 + part.list.length : 1;
    for (const inner of partsOf(part)) open.push(inner);
  }
  return count;
}
