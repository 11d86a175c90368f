import type { Condition, Operand } from '../condition.ts';
import { valueOfField } from '../values/value-of-field.ts';

/** A text literal is one whatever it was called, because texts of all kinds compare with one another. */
function canonicalOperand(operand: Operand): Operand {
  switch (operand.kind) {
    case 'literal':
      return { kind: 'literal', value: valueOfField(operand.value, undefined) };
    case 'arithmetic': {
      const [left, right] = [canonicalOperand(operand.left), canonicalOperand(operand.right)];
      return { kind: 'arithmetic', operator: operand.operator, left, right };
    }
    case 'attribute':
    case 'now':
      return operand;
    default:
      return operand satisfies never;
  }
}

/** Nested lists of one kind are one list; a list of one is what it holds; all of nothing is true, any of it false. */
function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const parts = conditions
    .map(canonicalCondition)
    .flatMap((part) => (part.kind === kind ? part.conditions : [part]));
  const [only] = parts;
  if (only === undefined) return { kind: 'constant', value: kind === 'and' };
  return parts.length === 1 ? only : { kind, conditions: parts };
}

/**
 * The one way to write a condition: the same truth for every subject and record. It is within the bounds of a policy, or
 * the recursion has none.
 */
export function canonicalCondition(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return joined(condition.kind, condition.conditions);
    case 'not':
      return { kind: 'not', condition: canonicalCondition(condition.condition) };
    case 'compare': {
      const [left, right] = [canonicalOperand(condition.left), canonicalOperand(condition.right)];
      return { kind: 'compare', operator: condition.operator, left, right };
    }
    case 'in': {
      const list = condition.list.map(canonicalOperand);
      return { kind: 'in', operand: canonicalOperand(condition.operand), list };
    }
    case 'within': {
      const tree = canonicalOperand(condition.tree);
      return { kind: 'within', operand: canonicalOperand(condition.operand), tree };
    }
    case 'is-null':
      return { kind: 'is-null', operand: canonicalOperand(condition.operand) };
    case 'text': {
      const part = canonicalOperand(condition.part);
      return {
        kind: 'text',
        operator: condition.operator,
        operand: canonicalOperand(condition.operand),
        part,
      };
    }
    case 'overlaps': {
      const [left, right] = [canonicalOperand(condition.left), canonicalOperand(condition.right)];
      return { kind: 'overlaps', left, right };
    }
    case 'constant':
    case 'took':
      return condition;
    default:
      return condition satisfies never;
  }
}
