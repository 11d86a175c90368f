import type { AttributeSource, Condition, Operand } from './condition.ts';

/**
 * The same condition asked of another: what it asked of one source of facts it asks of another, name by name. A rule of a
 * group asks of a subject what a form shows as the fields of a member.
 */
export function askedOf(condition: Condition, from: AttributeSource, to: AttributeSource): Condition {
  const operand = (each: Operand): Operand => {
    switch (each.kind) {
      case 'attribute':
        return each.of === from ? { ...each, of: to } : each;
      case 'arithmetic':
        return { ...each, left: operand(each.left), right: operand(each.right) };
      case 'literal':
      case 'now':
        return each;
      default:
        return each satisfies never;
    }
  };
  const inner = (each: Condition): Condition => askedOf(each, from, to);
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, conditions: condition.conditions.map(inner) };
    case 'not':
      return { ...condition, condition: inner(condition.condition) };
    case 'compare':
    case 'overlaps':
      return { ...condition, left: operand(condition.left), right: operand(condition.right) };
    case 'in':
      return { ...condition, operand: operand(condition.operand), list: condition.list.map(operand) };
    case 'within':
      return { ...condition, operand: operand(condition.operand), tree: operand(condition.tree) };
    case 'text':
      return { ...condition, operand: operand(condition.operand), part: operand(condition.part) };
    case 'is-null':
      return { ...condition, operand: operand(condition.operand) };
    case 'constant':
    case 'took':
      return condition;
    default:
      return condition satisfies never;
  }
}
