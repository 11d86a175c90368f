import type { AttributeSource, Comparison, Condition, Operand, Truth } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { RowCondition } from './row-filter.ts';
import type { Situation } from './situation.ts';
import type { Value, ValueType } from './values/value.ts';
import { SUBJECT_ATTRIBUTES, attributeOf, fieldType, ownAttribute, tookAction } from './attributes.ts';
import { isPath, isWithin } from './path.ts';
import {
  compareScalars,
  compareText,
  isMoney,
  normalText,
  reckon,
  scalarOf,
  type Scalar,
} from './values/scalar.ts';
import { meetingThrough } from './disclose/through.ts';
import { opposite, truthOf } from './truth.ts';

/** A condition made ready to be judged again and again. Total: it never throws, and what it cannot tell is unknown. */
export type Predicate = (situation: Situation) => Truth;

type Any = Condition | RowCondition;
/** @returns null when anything that the operand needs is missing, malformed or of the wrong kind */
type Read<T> = (situation: Situation) => T | null;

/** A value of any of the types that are text. */
type TextValue = Extract<Value, { readonly type: 'text' }>;

const UNKNOWN: Predicate = () => 'unknown';
const TEXTS: ReadonlySet<ValueType> = new Set(['text', 'enum', 'member', 'department', 'folder']);

/** What an order of -1, 0 or 1 says about a comparison. */
function orderHolds(operator: Comparison, order: number): boolean {
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
      operator satisfies never;
      return false;
  }
}

function readFact(of: AttributeSource, name: string, type: ResourceType | null): Read<Value> {
  return (situation) => attributeOf(situation, type, of, name);
}

function readScalar(operand: Operand, type: ResourceType | null): Read<Scalar> {
  switch (operand.kind) {
    case 'literal': {
      const scalar = scalarOf(operand.value);
      return () => scalar;
    }
    case 'attribute': {
      const fact = readFact(operand.of, operand.name, type);
      return (situation) => {
        const value = fact(situation);
        return value === null ? null : scalarOf(value);
      };
    }
    case 'now':
      return ({ environment }) => scalarOf({ type: 'instant', value: environment.now });
    case 'arithmetic': {
      const [left, right] = [readScalar(operand.left, type), readScalar(operand.right, type)];
      return (situation) => {
        const one = left(situation);
        const other = right(situation);
        return one === null || other === null ? null : reckon(operand.operator, one, other);
      };
    }
    default:
      return operand satisfies never;
  }
}

/** A field that is declared as text of some kind, without a scalar in between. */
function readTextField(name: string, declared: ValueType): Read<string> {
  if (name === 'folder')
    return ({ resource }) => (resource.folder === null ? null : normalText(resource.folder));
  return ({ resource }) => {
    const value = ownAttribute(resource.attributes, name);
    return value !== null && value.type === declared ? normalText((value as TextValue).value) : null;
  };
}

/** @returns null for an operand that is not text by declaration: it is read as whatever it turns out to be */
function readText(operand: Operand, type: ResourceType | null): Read<string> | null {
  if (operand.kind === 'literal') {
    const scalar = scalarOf(operand.value);
    if (!TEXTS.has(operand.value.type)) return null;
    const text = scalar?.kind === 'text' ? scalar.text : null;
    return () => text;
  }
  if (operand.kind !== 'attribute') return null;
  const { name } = operand;
  if (operand.of === 'resource') {
    const declared = type === null ? null : fieldType(type, name);
    return declared !== null && TEXTS.has(declared) ? readTextField(name, declared) : null;
  }
  if (operand.of !== 'subject' || !Object.hasOwn(SUBJECT_ATTRIBUTES, name) || name === 'groups') return null;
  const fixed = name as Exclude<keyof typeof SUBJECT_ATTRIBUTES, 'groups'>;
  return ({ subject }) => {
    const text = subject === null ? null : subject.member[fixed];
    return text === null ? null : normalText(text);
  };
}

function compareTexts(operator: Comparison, left: Read<string>, right: Read<string>): Predicate {
  const equality = operator === '=' || operator === '!=';
  return (situation) => {
    const one = left(situation);
    const other = right(situation);
    if (one === null || other === null) return 'unknown';
    if (equality) return (one === other) === (operator === '=') ? 'true' : 'false';
    return orderHolds(operator, compareText(one, other)) ? 'true' : 'false';
  };
}

/** An amount against a fixed one, the shape of every limit: minor units are compared where the currency is the same. */
function compareAmount(
  operator: Comparison,
  field: string,
  limit: Extract<Value, { type: 'money' }>,
  general: Predicate,
): Predicate {
  return (situation) => {
    const value = ownAttribute(situation.resource.attributes, field);
    if (value === null) return 'unknown';
    if (value.type !== 'money' || value.currency !== limit.currency || value.rate !== undefined)
      return general(situation);
    if (!Number.isSafeInteger(value.minor) || value.minor < 0) return 'unknown';
    return orderHolds(operator, value.minor - limit.minor) ? 'true' : 'false';
  };
}

function compare(condition: Extract<Any, { kind: 'compare' }>, type: ResourceType | null): Predicate {
  const { operator, left, right } = condition;
  const [text, other] = [readText(left, type), readText(right, type)];
  if (text !== null && other !== null) return compareTexts(operator, text, other);
  const [one, two] = [readScalar(left, type), readScalar(right, type)];
  const through = 'through' in condition ? condition.through : undefined;
  const meeting = through === undefined ? null : meetingThrough(through);
  const general: Predicate = (situation) => {
    const a = one(situation);
    const b = two(situation);
    if (a === null || b === null) return 'unknown';
    const order = compareScalars(a, b, meeting ?? situation.environment);
    return order === null ? 'unknown' : truthOf(orderHolds(operator, order));
  };
  const amount = left.kind === 'attribute' && left.of === 'resource' && type !== null ? left.name : null;
  const fixed = right.kind === 'literal' && right.value.type === 'money' && isMoney(right.value);
  if (amount === null || !fixed || type === null || fieldType(type, amount) !== 'money') return general;
  return compareAmount(operator, amount, right.value, general);
}

function isIn(condition: Extract<Any, { kind: 'in' }>, type: ResourceType | null): Predicate {
  const text = readText(condition.operand, type);
  const literals = condition.list.map((each) => (each.kind === 'literal' ? scalarOf(each.value) : null));
  const texts = literals.flatMap((each) => (each?.kind === 'text' ? [each.text] : []));
  if (text !== null && texts.length === condition.list.length) {
    const members = new Set(texts);
    return (situation) => {
      const found = text(situation);
      return found === null ? 'unknown' : members.has(found) ? 'true' : 'false';
    };
  }
  const operand = readScalar(condition.operand, type);
  const equals = condition.list.map((each) =>
    compare({ kind: 'compare', operator: '=', left: condition.operand, right: each }, type),
  );
  const listed = some(equals);
  return (situation) => (operand(situation) === null ? 'unknown' : listed(situation));
}

function within(condition: Extract<Any, { kind: 'within' }>, type: ResourceType | null): Predicate {
  const operand = readText(condition.operand, type) ?? readAnyText(condition.operand, type);
  const tree = readText(condition.tree, type) ?? readAnyText(condition.tree, type);
  return (situation) => {
    const path = operand(situation);
    const root = tree(situation);
    if (path === null || root === null || !isPath(path) || !isPath(root)) return 'unknown';
    return isWithin(path, root) ? 'true' : 'false';
  };
}

function readAnyText(operand: Operand, type: ResourceType | null): Read<string> {
  const read = readScalar(operand, type);
  return (situation) => {
    const scalar = read(situation);
    return scalar?.kind === 'text' ? scalar.text : null;
  };
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

function textTest(condition: Extract<Any, { kind: 'text' }>, type: ResourceType | null): Predicate {
  const operand = readText(condition.operand, type) ?? readAnyText(condition.operand, type);
  const part = readText(condition.part, type) ?? readAnyText(condition.part, type);
  return (situation) => {
    const text = operand(situation);
    const wanted = part(situation);
    if (text === null || wanted === null) return 'unknown';
    return truthOf(textHolds(condition.operator, text, wanted));
  };
}

function overlaps(condition: Extract<Any, { kind: 'overlaps' }>, type: ResourceType | null): Predicate {
  const [left, right] = [readScalar(condition.left, type), readScalar(condition.right, type)];
  return (situation) => {
    const one = left(situation);
    const other = right(situation);
    if (one?.kind !== 'set' || other?.kind !== 'set') return 'unknown';
    const members = new Set(other.members);
    return truthOf(one.members.some((member) => members.has(member)));
  };
}

function isNull(operand: Operand, type: ResourceType | null): Predicate {
  if (operand.kind === 'attribute') {
    const fact = readFact(operand.of, operand.name, type);
    return (situation) => truthOf(fact(situation) === null);
  }
  const read = readScalar(operand, type);
  return (situation) => truthOf(read(situation) === null);
}

/** Kleene's `and`: one false settles it; an unknown leaves it open. */
function every(parts: readonly Predicate[]): Predicate {
  return (situation) => {
    let truth: Truth = 'true';
    for (const part of parts) {
      const one = part(situation);
      if (one === 'false') return 'false';
      if (one === 'unknown') truth = 'unknown';
    }
    return truth;
  };
}

/** Kleene's `or`: one true settles it; an unknown leaves it open. */
function some(parts: readonly Predicate[]): Predicate {
  return (situation) => {
    let truth: Truth = 'false';
    for (const part of parts) {
      const one = part(situation);
      if (one === 'true') return 'true';
      if (one === 'unknown') truth = 'unknown';
    }
    return truth;
  };
}

/**
 * Compiles a condition to closures, once per policy; judging then allocates nothing for the common shapes.
 * @param type by which fields are read; null for a condition over a row whose values are of their declared types
 * Source: semantics.md, "Conditions".
 */
export function compilePredicate(condition: Any, type: ResourceType | null): Predicate {
  switch (condition.kind) {
    case 'constant': {
      const truth = truthOf(condition.value);
      return () => truth;
    }
    case 'compare':
      return compare(condition, type);
    case 'and':
      return every(condition.conditions.map((each) => compilePredicate(each, type)));
    case 'or':
      return some(condition.conditions.map((each) => compilePredicate(each, type)));
    case 'not': {
      const inner = compilePredicate(condition.condition, type);
      return (situation) => opposite(inner(situation));
    }
    case 'in':
      return isIn(condition, type);
    case 'within':
      return within(condition, type);
    case 'is-null':
      return isNull(condition.operand, type);
    case 'text':
      return textTest(condition, type);
    case 'overlaps':
      return overlaps(condition, type);
    case 'took': {
      const { action } = condition;
      return ({ resource, subject }) =>
        subject === null ? 'unknown' : tookAction(resource, action, subject.member.person);
    }
    case 'took-by': {
      const { action, person } = condition;
      return ({ resource }) => tookAction(resource, action, person);
    }
    default:
      condition satisfies never;
      return UNKNOWN;
  }
}
