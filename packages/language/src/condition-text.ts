import type { Condition, Operand } from '@remit/policy/condition';
import { literalText } from './literal-text.ts';
import { nameText } from './name-text.ts';

const isArithmetic = (operand: Operand): operand is Extract<Operand, { kind: 'arithmetic' }> =>
  operand.kind === 'arithmetic';

/** Times binds before plus and minus, and of equals the left one first: the rest needs parentheses. */
function partText(part: Operand, around: '+' | '-' | '*', side: 'left' | 'right'): string {
  const text = operandText(part);
  if (!isArithmetic(part)) return text;
  const loose = around === '*' && part.operator !== '*';
  const late = side === 'right' && (around === '*') === (part.operator === '*');
  return loose || late ? `(${text})` : text;
}

function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'literal':
      return literalText(operand.value);
    case 'attribute': {
      // Policy text calls the environment `context`, and leaves out `resource`.
      if (operand.of === 'resource') return nameText(operand.name);
      return `${operand.of === 'environment' ? 'context' : operand.of}.${nameText(operand.name)}`;
    }
    case 'now':
      return 'now';
    case 'arithmetic': {
      const { operator } = operand;
      return `${partText(operand.left, operator, 'left')} ${operator} ${partText(operand.right, operator, 'right')}`;
    }
    default:
      return operand satisfies never;
  }
}

const nestedText = (condition: Condition): string =>
  condition.kind === 'and' || condition.kind === 'or'
    ? `(${conditionText(condition)})`
    : conditionText(condition);

/** A canonical condition as policy text, on one line; parentheses wherever `and`, `or` and `not` meet. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return String(condition.value);
    case 'and':
    case 'or':
      return condition.conditions.map(nestedText).join(` ${condition.kind} `);
    case 'not':
      if (condition.condition.kind === 'is-null')
        return `${operandText(condition.condition.operand)} is not null`;
      return `not ${nestedText(condition.condition)}`;
    case 'compare':
      return `${operandText(condition.left)} ${condition.operator} ${operandText(condition.right)}`;
    case 'in':
      return `${operandText(condition.operand)} in (${condition.list.map(operandText).join(', ')})`;
    case 'within':
      return `${operandText(condition.operand)} within ${operandText(condition.tree)}`;
    case 'is-null':
      return `${operandText(condition.operand)} is null`;
    case 'text':
      return `${operandText(condition.operand)} ${condition.operator} ${operandText(condition.part)}`;
    case 'overlaps':
      return `${operandText(condition.left)} overlaps ${operandText(condition.right)}`;
    case 'took':
      return `took ${nameText(condition.action)}`;
    default:
      return condition satisfies never;
  }
}
