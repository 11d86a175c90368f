import type { Condition, Operand } from '@remit/policy/condition';
import { plainLiteral, type PlainSubject, type PlainValue } from './peer-facts.ts';
import { isInside } from './peer-truth.ts';

/** One test of one field of a record, for a known member: what libraries of flat rules can say. */
export type FieldTest =
  | { readonly kind: 'one-of' | 'none-of'; readonly field: string; readonly values: readonly PlainValue[] }
  | { readonly kind: 'at-most' | 'above'; readonly field: string; readonly value: number }
  /** The record's department is in this tree. */
  | { readonly kind: 'inside' | 'outside'; readonly field: string; readonly tree: string }
  | { readonly kind: 'missing'; readonly field: string }
  /** Somebody who is, or may be, the member took the action; or nobody knows. */
  | { readonly kind: 'may-have-taken'; readonly action: string; readonly person: string };

/** All of these tests together are one way in which a condition comes out as wished. */
export type Case = readonly FieldTest[];

/** How a condition should come out. */
export type Wish = 'true' | 'false' | 'not-true' | 'not-false';

const opposite = { true: 'false', false: 'true', 'not-true': 'not-false', 'not-false': 'not-true' } as const;

const ALWAYS: readonly Case[] = [[]];
const NEVER: readonly Case[] = [];

const product = (lists: readonly (readonly Case[])[]): readonly Case[] =>
  lists.reduce((cases, list) => cases.flatMap((one) => list.map((other) => [...one, ...other])), ALWAYS);

function known(truth: boolean | null, wish: Wish): readonly Case[] {
  if (wish === 'true') return truth === true ? ALWAYS : NEVER;
  if (wish === 'false') return truth === false ? ALWAYS : NEVER;
  return (wish === 'not-true' ? truth !== true : truth !== false) ? ALWAYS : NEVER;
}

/** A test of one field, its contrary, or either and that the field is missing. */
function leaf(field: string, test: FieldTest, contrary: FieldTest, wish: Wish): readonly Case[] {
  if (wish === 'true') return [[test]];
  if (wish === 'false') return [[contrary]];
  return [[wish === 'not-false' ? test : contrary], [{ kind: 'missing', field }]];
}

function side(
  operand: Operand,
  subject: PlainSubject,
): { readonly value: PlainValue } | { readonly field: string } {
  if (operand.kind === 'literal') return { value: plainLiteral(operand.value) };
  if (operand.kind === 'attribute' && operand.of === 'resource') return { field: operand.name };
  if (operand.kind === 'attribute' && operand.of === 'subject')
    return { value: subject.values[operand.name] ?? null };
  throw new Error(`No policy of a bench tenant says \`${operand.kind}\`.`);
}

function comparison(
  { operator, left, right }: Extract<Condition, { kind: 'compare' }>,
  subject: PlainSubject,
  wish: Wish,
): readonly Case[] {
  const [one, other] = [side(left, subject), side(right, subject)];
  if ('field' in other) throw new Error('A bench tenant compares a field with what is known of the member.');
  const { value } = other;
  if ('value' in one) {
    if (operator !== '>=') throw new Error(`A bench tenant compares facts of members by \`>=\` alone.`);
    return known(one.value === null || value === null ? null : one.value >= value, wish);
  }
  const { field } = one;
  if (value === null) return known(null, wish);
  if (operator === '=' || operator === '!=') {
    const is: FieldTest = { kind: 'one-of', field, values: [value] };
    const differs: FieldTest = { kind: 'none-of', field, values: [value] };
    return operator === '=' ? leaf(field, is, differs, wish) : leaf(field, differs, is, wish);
  }
  if (typeof value !== 'number' || (operator !== '<=' && operator !== '>'))
    throw new Error(`No policy of a bench tenant says \`${operator}\` of a field.`);
  const most: FieldTest = { kind: 'at-most', field, value };
  const above: FieldTest = { kind: 'above', field, value };
  return operator === '<=' ? leaf(field, most, above, wish) : leaf(field, above, most, wish);
}

function descent(
  { operand, tree }: Extract<Condition, { kind: 'within' }>,
  subject: PlainSubject,
  wish: Wish,
): readonly Case[] {
  const [one, other] = [side(operand, subject), side(tree, subject)];
  const top = 'value' in other ? other.value : null;
  if (typeof top !== 'string') return known(null, wish);
  if ('value' in one) return known(typeof one.value === 'string' ? isInside(one.value, top) : null, wish);
  const { field } = one;
  return leaf(field, { kind: 'inside', field, tree: top }, { kind: 'outside', field, tree: top }, wish);
}

/**
 * A condition, for one member, as a list of cases: it comes out as wished where any of them holds.
 * @throws for a condition that no bench tenant has
 */
export function casesOf(condition: Condition, subject: PlainSubject, wish: Wish): readonly Case[] {
  switch (condition.kind) {
    case 'constant':
      return known(condition.value, wish);
    case 'compare':
      return comparison(condition, subject, wish);
    case 'within':
      return descent(condition, subject, wish);
    case 'in': {
      const one = side(condition.operand, subject);
      if (!('field' in one)) throw new Error('A bench tenant looks up a field in a list.');
      const { field } = one;
      const values = condition.list.flatMap((each) => {
        const item = side(each, subject);
        return 'value' in item ? [item.value] : [];
      });
      return leaf(field, { kind: 'one-of', field, values }, { kind: 'none-of', field, values }, wish);
    }
    case 'not':
      return casesOf(condition.condition, subject, opposite[wish]);
    case 'and':
    case 'or': {
      const lists = condition.conditions.map((each) => casesOf(each, subject, wish));
      const every = (condition.kind === 'and') === (wish === 'true' || wish === 'not-false');
      return every ? product(lists) : lists.flat();
    }
    case 'took':
      if (wish !== 'not-false') throw new Error('Histories are asked by rules alone.');
      return [[{ kind: 'may-have-taken', action: condition.action, person: subject.person }]];
    case 'is-null':
    case 'text':
    case 'overlaps':
      throw new Error(`No policy of a bench tenant says \`${condition.kind}\`.`);
    default:
      return condition satisfies never;
  }
}

/** The cases in which several conditions are all true. */
export const allTrue = (conditions: readonly Condition[], subject: PlainSubject): readonly Case[] =>
  product(conditions.map((each) => casesOf(each, subject, 'true')));

/** The cases in which a rule applies: its `when` is not false and its `unless` is not true. */
export const applies = (
  when: Condition | null,
  unless: Condition | null,
  subject: PlainSubject,
): readonly Case[] =>
  product([
    when === null ? ALWAYS : casesOf(when, subject, 'not-false'),
    unless === null ? ALWAYS : casesOf(unless, subject, 'not-true'),
  ]);
