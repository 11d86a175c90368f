import type { Environment, Resource } from './check.ts';
import type { Condition, Operand } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { Residue } from './residue.ts';
import type { RowCondition, Through } from './row-filter.ts';
import type { Situation } from './situation.ts';
import type { Subject } from './subject.ts';
import type { Value, ValueType } from './values/value.ts';
import { circumstance, resourceAttribute, subjectAttribute, tookAction } from './attributes.ts';
import { dayOf, nextDay, startOfDay } from './values/day.ts';
import { evaluate } from './evaluate.ts';
import { comparable, operandType } from './values/operand-type.ts';
import { reckon, scalarOf } from './values/scalar.ts';
import { spellCondition } from './words/spell-condition.ts';
import { operandsOf } from './satisfiable/satisfiable-facts.ts';
import { ratesAt } from './disclose/through.ts';

/** What is known when a condition is put to every record of a type at once. */
export interface Known {
  readonly subject: Subject;
  readonly action: string;
  readonly type: ResourceType;
  readonly environment: Environment;
  /** Facts of the record that are already settled: its folder, attributes sent, its history. */
  readonly record: Pick<Resource, 'folder' | 'attributes' | 'history'>;
}

const DAY = 86_400_000;
const UNKNOWN = { kind: 'unknown' } as const;

const constant = (value: boolean): RowCondition => ({ kind: 'constant', value });

/** `and` and `or` without what does not matter: neutral parts, doubles, nesting; settled by a part that settles. */
function combine(kind: 'and' | 'or', parts: readonly Residue[]): Residue {
  const neutral = kind === 'and';
  const kept = new Map<string, Residue>();
  for (const part of parts.flatMap((each) => (each.kind === kind ? each.conditions : [each]))) {
    if (part.kind === 'constant' && part.value !== neutral) return part;
    if (part.kind !== 'constant') kept.set(spellCondition(part), part);
  }
  const conditions = [...kept.values()];
  const [only] = conditions;
  if (only === undefined) return { kind: 'constant', value: neutral };
  return conditions.length === 1 ? only : { kind, conditions };
}

const literal = (value: Value | null): Operand | null =>
  value === null || scalarOf(value) === null ? null : { kind: 'literal', value };

/** Puts in the facts at hand. @returns null when the operand can have no value, whatever the record */
function settle(operand: Operand, known: Known): Operand | null {
  switch (operand.kind) {
    case 'literal':
      return literal(operand.value);
    case 'now':
      return literal({ type: 'instant', value: known.environment.now });
    case 'attribute':
      if (operand.of === 'subject') return literal(subjectAttribute(known.subject, operand.name));
      if (operand.of !== 'resource')
        return literal(circumstance(operand.of, operand.name, known.action, known.environment));
      return isSettled(operand.name, known) ? literal(recordFact(operand.name, known)) : operand;
    case 'arithmetic': {
      const left = settle(operand.left, known);
      const right = settle(operand.right, known);
      if (left === null || right === null) return null;
      const settled: Operand = { ...operand, left, right };
      return operandType(settled, known.type) === null ? null : reckoned(settled);
    }
    default:
      return operand satisfies never;
  }
}

/**
 * Moments and durations that are known become one, so that a date or an instant stands alone on its side. Numbers and
 * amounts stay as they are: what they come to may be longer, or less, than a literal can say.
 */
function reckoned(operand: Extract<Operand, { kind: 'arithmetic' }>): Operand | null {
  if (operand.left.kind !== 'literal' || operand.right.kind !== 'literal') return operand;
  const left = scalarOf(operand.left.value);
  const right = scalarOf(operand.right.value);
  const scalar = left === null || right === null ? null : reckon(operand.operator, left, right);
  if (scalar === null) return null;
  switch (scalar.kind) {
    case 'date':
      return { kind: 'literal', value: { type: 'date', value: scalar.date } };
    case 'instant':
      return { kind: 'literal', value: { type: 'instant', value: scalar.instant } };
    case 'duration':
      return { kind: 'literal', value: { type: 'duration', milliseconds: scalar.milliseconds } };
    case 'number':
    case 'money':
    case 'text':
    case 'boolean':
    case 'set':
      return operand;
    default:
      return scalar satisfies never;
  }
}

const isSettled = (name: string, { record }: Known): boolean =>
  name === 'folder' ? record.folder !== null : Object.hasOwn(record.attributes, name);

const recordFact = (name: string, { record, type }: Known): Value | null =>
  resourceAttribute({ ...record, type: type.name, id: null }, type, name);

const isConstant = (operand: Operand): boolean =>
  operand.kind === 'literal' ||
  (operand.kind === 'arithmetic' && isConstant(operand.left) && isConstant(operand.right));

/** For a leaf without open attributes: the record that is settled is all that it can ask for. */
const settledSituation = ({ subject, action, type, environment, record }: Known): Situation => {
  return { subject, action, resource: { ...record, type: type.name, id: null }, environment };
};

function fold(leaf: RowCondition, operands: readonly Operand[], known: Known): Residue {
  if (!operands.every(isConstant)) return leaf;
  const truth = evaluate(leaf, known.type, settledSituation(known));
  return truth === 'unknown' ? UNKNOWN : constant(truth === 'true');
}

type Compare = Extract<Condition, { kind: 'compare' }>;

const TURNED = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/**
 * A field of instants against a date, or of dates against an instant, said without the tenant's zone: SQL need not
 * know it. @returns null when the zone or the date is none
 */
function withoutZone(compare: Compare, known: Known): Condition | null {
  const { timeZone } = known.environment;
  if (compare.left.kind === 'literal')
    return withoutZone(
      { kind: 'compare', operator: TURNED[compare.operator], left: compare.right, right: compare.left },
      known,
    );
  if (compare.right.kind !== 'literal' || timeZone === undefined) return null;
  const { value } = compare.right;
  const against = (operator: Compare['operator'], right: Value): Condition => {
    return { kind: 'compare', operator, left: compare.left, right: { kind: 'literal', value: right } };
  };
  if (value.type === 'instant') {
    const day = dayOf(value.value, timeZone);
    return day === null ? null : against(compare.operator, { type: 'date', value: day });
  }
  if (value.type !== 'date') return null;
  const next = nextDay(value.value);
  const start = startOfDay(value.value, timeZone);
  // The last date of four digits ends when a day has passed: there is no next one to begin.
  const end = next === null ? (start === null ? null : start + DAY) : startOfDay(next, timeZone);
  if (start === null || end === null) return null;
  const from: Value = { type: 'instant', value: start };
  const until: Value = { type: 'instant', value: end };
  switch (compare.operator) {
    case '=':
      return { kind: 'and', conditions: [against('>=', from), against('<', until)] };
    case '!=':
      return { kind: 'or', conditions: [against('<', from), against('>=', until)] };
    case '<':
      return against('<', from);
    case '<=':
      return against('<', until);
    case '>':
      return against('>=', until);
    case '>=':
      return against('>=', from);
    default:
      return compare.operator satisfies never;
  }
}

function residualCompare(condition: Compare, known: Known, negated: boolean): Residue {
  const left = settle(condition.left, known);
  const right = settle(condition.right, known);
  if (left === null || right === null) return UNKNOWN;
  const settled: Compare = { ...condition, left, right };
  const types = [operandType(left, known.type), operandType(right, known.type)] as const;
  if (isConstant(left) && isConstant(right)) return denied(fold(settled, [left, right], known), negated);
  if (!comparable(types[0], types[1])) return UNKNOWN;
  const mixed = types.includes('date') && types.includes('instant');
  if (mixed && (isConstant(left) || isConstant(right))) {
    const plain = withoutZone(settled, known);
    return plain === null ? UNKNOWN : reduce(plain, known, negated);
  }
  const through = mixed ? zoneOf(known) : types.includes('money') ? ratesOf(known) : undefined;
  if (mixed && through === undefined) return UNKNOWN;
  return denied(through === undefined ? settled : { ...settled, through }, negated);
}

function zoneOf({ environment: { timeZone } }: Known): Through | undefined {
  return timeZone === undefined ? undefined : { timeZone };
}

function ratesOf({ environment }: Known): Through | undefined {
  const rates = ratesAt(environment);
  return rates === null ? undefined : { rates };
}

/** A leaf, negated where `not` has reached it. */
function denied(leaf: Residue, negated: boolean): Residue {
  if (!negated || leaf.kind === 'unknown') return leaf;
  if (leaf.kind === 'constant') return constant(!leaf.value);
  return { kind: 'not', condition: leaf as RowCondition };
}

/** Whether an entry of a list compares through the zone or through rates, and so on its own. */
function needsMeeting(type: ValueType | null, other: ValueType | null, known: Known): boolean {
  if (type === 'money') return known.environment.rates !== undefined;
  return type !== other && (type === 'date' || type === 'instant');
}

function residualIn(condition: Extract<Condition, { kind: 'in' }>, known: Known, negated: boolean): Residue {
  const operand = settle(condition.operand, known);
  if (operand === null) return UNKNOWN;
  const type = operandType(operand, known.type);
  const list: Operand[] = [];
  const apart: Residue[] = [];
  for (const each of condition.list) {
    const settled = settle(each, known);
    const other = settled === null ? null : operandType(settled, known.type);
    if (settled === null || !comparable(type, other)) apart.push(UNKNOWN);
    else if (!needsMeeting(type, other, known)) list.push(settled);
    else {
      const equal: Compare = { kind: 'compare', operator: '=', left: operand, right: settled };
      apart.push(residualCompare(equal, known, negated));
    }
  }
  if (list.length === 0 && apart.length > 0) return combine(negated ? 'and' : 'or', apart);
  // An empty list says false of whatever has a value and unknown of null, as SQL's `in ()` could not.
  const inside: RowCondition =
    list.length === 0
      ? { kind: 'compare', operator: '!=', left: operand, right: operand }
      : { kind: 'in', operand, list };
  const leaf = denied(fold(inside, [operand, ...list], known), negated);
  return combine(negated ? 'and' : 'or', [leaf, ...apart]);
}

const TEXTS: ReadonlySet<ValueType | null> = new Set(['department', 'folder', 'text', 'enum', 'member']);
const SETS: ReadonlySet<ValueType | null> = new Set(['text[]']);

function residualPair(
  condition: Extract<Condition, { kind: 'within' | 'text' | 'overlaps' }>,
  known: Known,
): Residue {
  const [first, second] =
    condition.kind === 'within'
      ? [condition.operand, condition.tree]
      : condition.kind === 'text'
        ? [condition.operand, condition.part]
        : [condition.left, condition.right];
  const left = settle(first, known);
  const right = settle(second, known);
  if (left === null || right === null) return UNKNOWN;
  const wanted = condition.kind === 'overlaps' ? SETS : TEXTS;
  if (![left, right].every((each) => wanted.has(operandType(each, known.type)))) return UNKNOWN;
  switch (condition.kind) {
    case 'within':
      return fold({ kind: 'within', operand: left, tree: right }, [left, right], known);
    case 'text': {
      const { operator } = condition;
      return fold({ kind: 'text', operator, operand: left, part: right }, [left, right], known);
    }
    case 'overlaps':
      return fold({ kind: 'overlaps', left, right }, [left, right], known);
    default:
      return condition satisfies never;
  }
}

function residualIsNull(operand: Operand, known: Known): Residue {
  const open = operand.kind === 'attribute' && operand.of === 'resource' && !isSettled(operand.name, known);
  if (open) return { kind: 'is-null', operand };
  return constant(evaluate({ kind: 'is-null', operand }, known.type, settledSituation(known)) === 'true');
}

function residualTook(action: string, known: Known): Residue {
  const { person } = known.subject.member;
  const { history } = known.record;
  if (history === null) return { kind: 'took-by', action, person };
  const truth = tookAction({ history }, action, person);
  return truth === 'unknown' ? UNKNOWN : constant(truth === 'true');
}

const asksContext = (operand: Operand): boolean =>
  operand.kind === 'arithmetic'
    ? asksContext(operand.left) || asksContext(operand.right)
    : operand.kind === 'attribute' && operand.of === 'environment';

/** Pushes `not` down to the leaves, so that what is unknown stands only under `and` and `or`. */
function reduce(condition: Condition, known: Known, negated: boolean): Residue {
  switch (condition.kind) {
    case 'constant':
      return constant(condition.value !== negated);
    case 'and':
    case 'or':
      return combine(
        (condition.kind === 'and') === negated ? 'or' : 'and',
        condition.conditions.map((each) => reduce(each, known, negated)),
      );
    case 'not':
      return reduce(condition.condition, known, !negated);
    case 'took':
      return denied(residualTook(condition.action, known), negated);
    case 'compare':
    case 'in':
    case 'within':
    case 'text':
    case 'overlaps':
    case 'is-null':
      return known.environment.open === true && operandsOf(condition).some(asksContext)
        ? denied(condition, negated)
        : reduceAsking(condition, known, negated);
    default:
      return condition satisfies never;
  }
}

type Asking = Exclude<Condition, { kind: 'constant' | 'and' | 'or' | 'not' | 'took' }>;

function reduceAsking(condition: Asking, known: Known, negated: boolean): Residue {
  switch (condition.kind) {
    case 'compare':
      return residualCompare(condition, known, negated);
    case 'in':
      return residualIn(condition, known, negated);
    case 'within':
    case 'text':
    case 'overlaps':
      return denied(residualPair(condition, known), negated);
    case 'is-null':
      return denied(residualIsNull(condition.operand, known), negated);
    default:
      return condition satisfies never;
  }
}

/** Replaces what is unknown by the constant that counts the same where the condition will stand. */
function pin(residue: Residue, unknown: boolean): RowCondition {
  if (residue.kind === 'unknown') return constant(unknown);
  if (residue.kind !== 'and' && residue.kind !== 'or') return residue;
  return combine(
    residue.kind,
    residue.conditions.map((each) => pin(each, unknown)),
  ) as RowCondition;
}

/**
 * What is left of a condition over the record's own fields once everything known is put in.
 * @param counts which truth the filter clause waits for: a permit counts only *true*, so unknown becomes false; a
 * forbid spares only on *false*, so unknown becomes true. Exact, because `not` has been pushed to the leaves.
 */
export function residual(condition: Condition, known: Known, counts: 'true' | 'false'): RowCondition {
  return pin(reduce(condition, known, false), counts === 'false');
}

/** `and` of conditions that are already residual. */
export const every = (conditions: readonly RowCondition[]): RowCondition =>
  combine('and', conditions) as RowCondition;

/** `or` of conditions that are already residual. */
export const some = (conditions: readonly RowCondition[]): RowCondition =>
  combine('or', conditions) as RowCondition;
