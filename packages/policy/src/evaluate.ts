import type { AttributeSource, Comparison, Condition, Operand, Truth } from './condition.ts';
import type { RowCondition } from './row-filter.ts';
import type { Value } from './value.ts';
import { isPath, isWithin } from './path.ts';
import { compareScalars, reckon, scalarOf, type Scalar } from './scalar.ts';
import { allOf, anyOf, opposite, truthOf } from './truth.ts';

/** Where a condition finds its facts. */
export interface Facts {
  /** @returns null when the attribute is missing or null */
  readonly attribute: (of: AttributeSource, name: string) => Value | null;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** IANA zone through which a date meets an instant; without one the comparison is unknown. */
  readonly timeZone: string | undefined;
  /** Whether the natural person took the action on this record; without a person, the one behind the subject. */
  readonly took: (action: string, person?: string) => Truth;
}

/** @returns null when anything that the operand needs is missing, malformed or of the wrong kind */
function scalar(operand: Operand, facts: Facts): Scalar | null {
  switch (operand.kind) {
    case 'literal':
      return scalarOf(operand.value);
    case 'attribute': {
      const value = facts.attribute(operand.of, operand.name);
      return value === null ? null : scalarOf(value);
    }
    case 'now':
      return { kind: 'instant', instant: facts.now };
    case 'arithmetic': {
      const left = scalar(operand.left, facts);
      const right = scalar(operand.right, facts);
      return left === null || right === null ? null : reckon(operand.operator, left, right);
    }
    default:
      return operand satisfies never;
  }
}

/** What an order of -1, 0 or 1 says about a comparison. */
function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return operator satisfies never;
  }
}

function compare(operator: Comparison, left: Scalar | null, right: Scalar | null, facts: Facts): Truth {
  if (left === null || right === null) return 'unknown';
  const order = compareScalars(left, right, facts.timeZone);
  return order === null ? 'unknown' : truthOf(holds(operator, order));
}

function isNull(operand: Operand, facts: Facts): Truth {
  if (operand.kind === 'attribute') return truthOf(facts.attribute(operand.of, operand.name) === null);
  return truthOf(scalar(operand, facts) === null);
}

function within(operand: Scalar | null, tree: Scalar | null): Truth {
  if (operand?.kind !== 'text' || tree?.kind !== 'text') return 'unknown';
  if (!isPath(operand.text) || !isPath(tree.text)) return 'unknown';
  return truthOf(isWithin(operand.text, tree.text));
}

function textHolds(operator: 'contains' | 'starts with' | 'ends with', text: string, part: string): boolean {
  switch (operator) {
    case 'contains':
      return text.includes(part);
    case 'starts with':
      return text.startsWith(part);
    case 'ends with':
      return text.endsWith(part);
    default:
      return operator satisfies never;
  }
}

/**
 * The truth of a condition over facts. Total: it never throws, and whatever it cannot tell is unknown.
 * Source: semantics.md, "Conditions".
 */
export function evaluate(condition: Condition | RowCondition, facts: Facts): Truth {
  switch (condition.kind) {
    case 'constant':
      return truthOf(condition.value);
    case 'compare':
      return compare(
        condition.operator,
        scalar(condition.left, facts),
        scalar(condition.right, facts),
        facts,
      );
    case 'and':
      return allOf(condition.conditions.map((each) => evaluate(each, facts)));
    case 'or':
      return anyOf(condition.conditions.map((each) => evaluate(each, facts)));
    case 'not':
      return opposite(evaluate(condition.condition, facts));
    case 'in': {
      const operand = scalar(condition.operand, facts);
      if (operand === null) return 'unknown';
      return anyOf(condition.list.map((each) => compare('=', operand, scalar(each, facts), facts)));
    }
    case 'within':
      return within(scalar(condition.operand, facts), scalar(condition.tree, facts));
    case 'is-null':
      return isNull(condition.operand, facts);
    case 'text': {
      const text = scalar(condition.operand, facts);
      const part = scalar(condition.part, facts);
      if (text?.kind !== 'text' || part?.kind !== 'text') return 'unknown';
      return truthOf(textHolds(condition.operator, text.text, part.text));
    }
    case 'overlaps': {
      const left = scalar(condition.left, facts);
      const right = scalar(condition.right, facts);
      if (left?.kind !== 'set' || right?.kind !== 'set') return 'unknown';
      return truthOf(left.members.some((member) => right.members.includes(member)));
    }
    case 'took':
      return facts.took(condition.action);
    case 'took-by':
      return facts.took(condition.action, condition.person);
    default:
      return condition satisfies never;
  }
}
