import { expect, test } from 'vitest';
import type { Operand } from '../condition.ts';
import type { RowCondition } from '../row-filter.ts';
import type { Value } from '../values/value.ts';
import { spellCondition } from './spell-condition.ts';

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: Value): Operand => ({ kind: 'literal', value });
const text = (value: string): Operand => literal({ type: 'text', value });
const is = (right: Operand): RowCondition => {
  return { kind: 'compare', operator: '=', left: field('name'), right };
};
const among = (...list: readonly Operand[]): RowCondition => ({ kind: 'in', operand: field('name'), list });
const and = (...conditions: readonly RowCondition[]): RowCondition => ({ kind: 'and', conditions });
const or = (...conditions: readonly RowCondition[]): RowCondition => ({ kind: 'or', conditions });
const not = (condition: RowCondition): RowCondition => ({ kind: 'not', condition });
const [a, b, c] = [is(text('a')), is(text('b')), is(text('c'))] as const;

const reckoned = (operator: '+' | '-', left: Operand, right: Operand): Operand => {
  return { kind: 'arithmetic', operator, left, right };
};

const NEAR_MISSES: readonly RowCondition[] = [
  a,
  b,
  not(a),
  { kind: 'compare', operator: '!=', left: field('name'), right: text('a') },
  { kind: 'compare', operator: '=', left: text('a'), right: field('name') },
  { kind: 'compare', operator: '=', left: field('a" = text "a'), right: text('a') },
  is(literal({ type: 'enum', value: 'a' })),
  is(literal({ type: 'member', value: 'a' })),
  is(field('a')),
  is({ kind: 'attribute', of: 'subject', name: 'a' }),
  is(text('1')),
  is(literal({ type: 'number', value: '1' })),
  is(literal({ type: 'instant', value: 1 })),
  is(literal({ type: 'date', value: '2026-01-01' })),
  is(literal({ type: 'money', minor: 1, currency: 'EUR' })),
  is(literal({ type: 'money', minor: 1, currency: 'USD' })),
  is(literal({ type: 'money', minor: 11, currency: 'EUR' })),
  is(text('true')),
  is(literal({ type: 'boolean', value: true })),
  { kind: 'constant', value: true },
  { kind: 'constant', value: false },
  among(text('a')),
  among(text('a'), text('b')),
  among(text('a, b')),
  among(text('a", text "b')),
  and(a, b),
  or(a, b),
  not(and(a, b)),
  and(not(a), b),
  and(or(a, b), c),
  or(and(a, b), c),
  and(a, b, c),
  and(a, or(b, c)),
  { kind: 'within', operand: field('name'), tree: text('/a') },
  { kind: 'text', operator: 'contains', operand: field('name'), part: text('/a') },
  { kind: 'text', operator: 'starts with', operand: field('name'), part: text('/a') },
  { kind: 'overlaps', left: field('name'), right: literal({ type: 'text[]', value: ['a', 'b'] }) },
  { kind: 'overlaps', left: field('name'), right: literal({ type: 'text[]', value: ['a, b'] }) },
  { kind: 'is-null', operand: field('name') },
  { kind: 'is-null', operand: field('name" is null') },
  is(reckoned('-', text('a'), reckoned('-', text('b'), text('c')))),
  is(reckoned('-', reckoned('-', text('a'), text('b')), text('c'))),
  is(reckoned('+', text('a'), reckoned('-', text('b'), text('c')))),
  { kind: 'took-by', action: 'submit', person: 'a' },
  { kind: 'took-by', action: 'submit', person: 'b' },
  { kind: 'took-by', action: 'submit" by "a', person: 'a' },
];

test('no two conditions that differ in anything but order are spelt alike', () => {
  const spelt = NEAR_MISSES.map(spellCondition);
  expect(spelt.filter((each, index) => spelt.indexOf(each) !== index)).toEqual([]);
});

test.each<[string, RowCondition, RowCondition]>([
  ['`and`', and(a, b, c), and(c, a, b)],
  ['`or` inside `and`', and(or(a, b), c), and(c, or(b, a))],
  ['`in`', among(text('a'), text('b')), among(text('b'), text('a'))],
  [
    'a list of texts',
    { kind: 'overlaps', left: field('tags'), right: literal({ type: 'text[]', value: ['a', 'b'] }) },
    { kind: 'overlaps', right: literal({ value: ['b', 'a'], type: 'text[]' }), left: field('tags') },
  ],
  [
    'the keys of an amount',
    is(literal({ type: 'money', minor: 1, currency: 'EUR' })),
    is(literal({ currency: 'EUR', minor: 1, type: 'money' })),
  ],
])('the order of %s makes no other spelling', (_, one, other) => {
  expect(spellCondition(one)).toBe(spellCondition(other));
});
