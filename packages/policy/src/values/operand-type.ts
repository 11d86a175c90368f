import type { Operand } from '../condition.ts';
import type { ResourceType } from '../document.ts';
import type { ValueType } from './value.ts';
import { SUBJECT_ATTRIBUTES, fieldType } from '../attributes.ts';

const TEXTS: ReadonlySet<ValueType> = new Set(['text', 'enum', 'member', 'department', 'folder']);

/** Types that compare with one another: all that is text, a date with an instant, and each with itself. */
export function comparable(left: ValueType | null, right: ValueType | null): boolean {
  if (left === null || right === null || left === 'text[]' || right === 'text[]') return false;
  if (TEXTS.has(left) && TEXTS.has(right)) return true;
  return (
    left === right || (left === 'date' && right === 'instant') || (left === 'instant' && right === 'date')
  );
}

/** Days and instants move by durations, and two of a kind are a duration apart. */
function movedType(operator: '+' | '-', left: ValueType, right: ValueType): ValueType | null {
  const moment = (type: ValueType): boolean => type === 'date' || type === 'instant' || type === 'duration';
  if (right === 'duration') return moment(left) ? left : null;
  if (operator === '+') return left === 'duration' && moment(right) ? right : null;
  return left === right && (left === 'date' || left === 'instant') ? 'duration' : null;
}

function reckonedType(operator: '+' | '-' | '*', left: ValueType, right: ValueType): ValueType | null {
  if (left === 'number' && right === 'number') return 'number';
  if (left === 'money' && right === 'money') return operator === '*' ? null : 'money';
  if (operator !== '*') return movedType(operator, left, right);
  return (left === 'money' && right === 'number') || (left === 'number' && right === 'money')
    ? 'money'
    : null;
}

/**
 * The type that an operand has by declaration. @returns null when no declaration says: the tenant's own attributes
 * of members, the environment, and arithmetic that cannot be done
 */
export function operandType(operand: Operand, type: ResourceType): ValueType | null {
  switch (operand.kind) {
    case 'literal':
      return operand.value.type;
    case 'now':
      return 'instant';
    case 'attribute':
      if (operand.of === 'resource') return fieldType(type, operand.name);
      if (operand.of === 'action') return operand.name === 'name' ? 'text' : null;
      if (operand.of === 'subject' && Object.hasOwn(SUBJECT_ATTRIBUTES, operand.name))
        return SUBJECT_ATTRIBUTES[operand.name as keyof typeof SUBJECT_ATTRIBUTES];
      return null;
    case 'arithmetic': {
      const left = operandType(operand.left, type);
      const right = operandType(operand.right, type);
      return left === null || right === null ? null : reckonedType(operand.operator, left, right);
    }
    default:
      return operand satisfies never;
  }
}
