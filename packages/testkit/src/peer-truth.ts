import type { Condition, Operand } from '@remit/policy/condition';
import { plainLiteral, type PlainRecord, type PlainSubject, type PlainValue } from './peer-facts.ts';

/** Whether a path is in a tree, the tree's root included. */
export const isInside = (path: string, tree: string): boolean =>
  path === tree || tree === '/' || path.startsWith(`${tree}/`);

function valueOf(operand: Operand, subject: PlainSubject, record: PlainRecord): PlainValue {
  if (operand.kind === 'literal') return plainLiteral(operand.value);
  if (operand.kind === 'attribute' && operand.of === 'subject') return subject.values[operand.name] ?? null;
  if (operand.kind === 'attribute' && operand.of === 'resource') return record.values[operand.name] ?? null;
  throw new Error(`No policy of a bench tenant says \`${operand.kind}\`.`);
}

function compared(operator: string, left: PlainValue, right: PlainValue): boolean | null {
  if (left === null || right === null) return null;
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function took(action: string, { person }: PlainSubject, { taken }: PlainRecord): boolean | null {
  if (taken === null) return null;
  const persons = taken.get(action) ?? [];
  if (persons.includes(person)) return true;
  return persons.includes(null) ? null : false;
}

/**
 * What a plain application would write to interpret the conditions of a bench tenant: null is unknown.
 * @throws for a condition that no bench tenant has
 */
export function plainTruth(condition: Condition, subject: PlainSubject, record: PlainRecord): boolean | null {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'compare': {
      const left = valueOf(condition.left, subject, record);
      return compared(condition.operator, left, valueOf(condition.right, subject, record));
    }
    case 'in': {
      const found = valueOf(condition.operand, subject, record);
      if (found === null) return null;
      return condition.list.some((each) => valueOf(each, subject, record) === found);
    }
    case 'within': {
      const path = valueOf(condition.operand, subject, record);
      const tree = valueOf(condition.tree, subject, record);
      return typeof path === 'string' && typeof tree === 'string' ? isInside(path, tree) : null;
    }
    case 'not': {
      const truth = plainTruth(condition.condition, subject, record);
      return truth === null ? null : !truth;
    }
    case 'and':
    case 'or': {
      const decisive = condition.kind === 'or';
      let truth: boolean | null = !decisive;
      for (const each of condition.conditions) {
        const one = plainTruth(each, subject, record);
        if (one === decisive) return decisive;
        if (one === null) truth = null;
      }
      return truth;
    }
    case 'took':
      return took(condition.action, subject, record);
    case 'is-null':
    case 'text':
    case 'overlaps':
      throw new Error(`No policy of a bench tenant says \`${condition.kind}\`.`);
    default:
      return condition satisfies never;
  }
}
