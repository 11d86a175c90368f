import type { Operand } from '../condition.ts';
import type { Residue } from '../residue.ts';
import type { FilterClause, Through } from '../row-filter.ts';
import type { Value } from '../values/value.ts';

const quoted = (text: string): string => JSON.stringify(text);

const sorted = (spelt: readonly string[]): string => `[${spelt.toSorted().join(', ')}]`;

function spellValue(value: Value): string {
  switch (value.type) {
    case 'money':
      return `money ${value.minor} ${quoted(value.currency)} ${value.rate ?? ''}`;
    case 'duration':
      return `duration ${value.milliseconds}`;
    case 'text[]':
      return `text[] ${sorted(value.value.map(quoted))}`;
    case 'instant':
    case 'boolean':
      return `${value.type} ${value.value}`;
    case 'text':
    case 'number':
    case 'date':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
      return `${value.type} ${quoted(value.value)}`;
    default:
      return value satisfies never;
  }
}

function spellOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'literal':
      return spellValue(operand.value);
    case 'attribute':
      return `${operand.of}.${quoted(operand.name)}`;
    case 'now':
      return 'now';
    case 'arithmetic':
      return `(${spellOperand(operand.left)} ${operand.operator} ${spellOperand(operand.right)})`;
    default:
      return operand satisfies never;
  }
}

function spellThrough(through: Through | undefined): string {
  if (through === undefined) return '';
  if ('timeZone' in through) return ` in ${quoted(through.timeZone)}`;
  const rates = Object.entries(through.rates).map(([code, rate]) => `${quoted(code)} at ${quoted(rate)}`);
  return ` through ${sorted(rates)}`;
}

/**
 * A condition as text that is equal for conditions that say the same in another order: of keys, because a browser, a
 * schema and `jsonb` each keep them in their own, and of what `and`, `or` and `in` list, because documents are sets.
 * Different conditions never spell alike.
 */
export function spellCondition(condition: Residue): string {
  switch (condition.kind) {
    case 'constant':
      return String(condition.value);
    case 'unknown':
      return 'unknown';
    case 'and':
    case 'or':
      return `${condition.kind} ${sorted(condition.conditions.map(spellCondition))}`;
    case 'not':
      return `not (${spellCondition(condition.condition)})`;
    case 'compare':
      return `${spellOperand(condition.left)} ${condition.operator} ${spellOperand(condition.right)}${spellThrough(condition.through)}`;
    case 'in':
      return `${spellOperand(condition.operand)} in ${sorted(condition.list.map(spellOperand))}`;
    case 'within':
      return `${spellOperand(condition.operand)} within ${spellOperand(condition.tree)}`;
    case 'is-null':
      return `${spellOperand(condition.operand)} is null`;
    case 'text':
      return `${spellOperand(condition.operand)} ${condition.operator} ${spellOperand(condition.part)}`;
    case 'overlaps':
      return `${spellOperand(condition.left)} overlaps ${spellOperand(condition.right)}`;
    case 'took-by':
      return `took ${quoted(condition.action)} by ${quoted(condition.person)}`;
    default:
      return condition satisfies never;
  }
}

/** A clause of a row filter as text, under the same promise. */
export function spellClause(clause: FilterClause): string {
  switch (clause.kind) {
    case 'permit':
      return `permit ${sorted(clause.conditions.map(spellCondition))}`;
    case 'forbid':
      return `forbid ${spellCondition(clause.condition)}`;
    default:
      return clause satisfies never;
  }
}
