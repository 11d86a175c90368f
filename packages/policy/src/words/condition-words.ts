import { durationWords } from './duration-words.ts';
import type { Condition, Operand } from '../condition.ts';
import type { Value } from '../values/value.ts';
import { moneyWords } from './money-words.ts';

/** A condition as policy text says it, with amounts as screens show them: `region = 'west' and value < 5,000.00 EUR`. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return String(condition.value);
    case 'compare':
      return `${operandWords(condition.left)} ${condition.operator} ${operandWords(condition.right)}`;
    case 'and':
    case 'or':
      return condition.conditions.map(nestedWords).join(` ${condition.kind} `);
    case 'not':
      return condition.condition.kind === 'is-null'
        ? `${operandWords(condition.condition.operand)} is not null`
        : `not ${nestedWords(condition.condition)}`;
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
      return `took ${condition.action}`;
    default:
      return condition satisfies never;
  }
}

function nestedWords(condition: Condition): string {
  const words = conditionWords(condition);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${words})` : words;
}

type Arithmetic = Extract<Operand, { kind: 'arithmetic' }>;

/** Times binds before plus and minus, and of equals the left one first: the rest needs parentheses. */
function partWords(whole: Arithmetic, side: 'left' | 'right'): string {
  const part = whole[side];
  const words = operandWords(part);
  if (part.kind !== 'arithmetic') return words;
  const times = whole.operator === '*';
  const inner = part.operator === '*';
  return (times && !inner) || (side === 'right' && times === inner) ? `(${words})` : words;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

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
      return `${partWords(operand, 'left')} ${operand.operator} ${partWords(operand, 'right')}`;
    default:
      return operand satisfies never;
  }
}

function valueWords(value: Value): string {
  switch (value.type) {
    case 'text':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
      return quoted(value.value);
    case 'money':
      return moneyWords(value) + (value.rate === undefined ? '' : ` at ${value.rate}`);
    case 'duration':
      return durationWords(value.milliseconds);
    case 'instant':
      return new Date(value.value).toISOString().replace(/:00\.000Z$|\.000Z$/u, 'Z');
    case 'text[]':
      return `[${value.value.map(quoted).join(', ')}]`;
    case 'boolean':
      return String(value.value);
    case 'number':
    case 'date':
      return value.value;
    default:
      return value satisfies never;
  }
}
