import { durationWords } from './duration-words.ts';
import type { Condition, Operand } from './condition.ts';
import type { Value } from './value.ts';
import { moneyWords } from './money-words.ts';

/** A condition as policy text says it: `region = 'west' and value < 5,000.00 EUR`. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'always' : 'never';
    case 'compare':
      return `${operandWords(condition.left)} ${condition.operator} ${operandWords(condition.right)}`;
    case 'and':
    case 'or':
      return condition.conditions.map(nestedWords).join(` ${condition.kind} `);
    case 'not':
      return `not ${nestedWords(condition.condition)}`;
    case 'in':
      return `${operandWords(condition.operand)} in (${condition.list.map(operandWords).join(', ')})`;
    case 'within':
      return `${operandWords(condition.operand)} within ${operandWords(condition.tree)}`;
    case 'is-null':
      return `${operandWords(condition.operand)} is null`;
    case 'text':
      return `${operandWords(condition.operand)} ${condition.operator} ${operandWords(condition.part)}`;
    case 'overlaps':
      return `${operandWords(condition.left)} overlaps ${operandWords(condition.right)}`;
    case 'took':
      return `they took ${condition.action}`;
    default:
      return condition satisfies never;
  }
}

function nestedWords(condition: Condition): string {
  const words = conditionWords(condition);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${words})` : words;
}

function operandWords(operand: Operand): string {
  switch (operand.kind) {
    case 'literal':
      return valueWords(operand.value);
    case 'attribute':
      // Policy text calls the environment `context`, and leaves out `resource`.
      return operand.of === 'resource'
        ? operand.name
        : `${operand.of === 'environment' ? 'context' : operand.of}.${operand.name}`;
    case 'now':
      return 'now';
    case 'arithmetic':
      return `(${operandWords(operand.left)} ${operand.operator} ${operandWords(operand.right)})`;
    default:
      return operand satisfies never;
  }
}

function valueWords(value: Value): string {
  switch (value.type) {
    case 'text':
    case 'enum':
      return `'${value.value}'`;
    case 'money':
      return moneyWords(value);
    case 'duration':
      return durationWords(value.milliseconds);
    case 'instant':
      return new Date(value.value).toISOString();
    case 'text[]':
      return `(${value.value.map((item) => `'${item}'`).join(', ')})`;
    case 'boolean':
      return String(value.value);
    case 'number':
    case 'date':
    case 'member':
    case 'department':
    case 'folder':
      return value.value;
    default:
      return value satisfies never;
  }
}
