import { expect, test } from 'vitest';
import type { Condition, Operand } from '../condition.ts';
import type { Value } from '../values/value.ts';
import { conditionWords } from './condition-words.ts';

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: Value): Operand => ({ kind: 'literal', value });
const is = (name: string, value: Value): Condition => {
  return { kind: 'compare', operator: '=', left: field(name), right: literal(value) };
};
const reckoned = (operator: '+' | '-' | '*', left: Operand, right: Operand): Operand => {
  return { kind: 'arithmetic', operator, left, right };
};
const equals = (left: Operand): Condition => {
  return { kind: 'compare', operator: '=', left, right: field('d') };
};
const [a, b, c] = [field('a'), field('b'), field('c')];
const vip = is('vip', { type: 'boolean', value: true });
const noted: Condition = { kind: 'is-null', operand: field('note') };

test.each<readonly [Condition, string]>([
  [{ kind: 'constant', value: true }, 'true'],
  [{ kind: 'constant', value: false }, 'false'],
  [{ kind: 'took', action: 'submit' }, 'took submit'],
  [noted, 'note is null'],
  [{ kind: 'not', condition: noted }, 'note is not null'],
  [
    { kind: 'not', condition: { kind: 'and', conditions: [vip, noted] } },
    'not (vip = true and note is null)',
  ],
  [is('name', { type: 'text', value: "O’Hara's" }), "name = 'O’Hara''s'"],
  [is('unit', { type: 'department', value: '/sales' }), "unit = '/sales'"],
  [is('owner', { type: 'member', value: 'alice' }), "owner = 'alice'"],
  [is('tags', { type: 'text[]', value: ['a', 'b'] }), "tags = ['a', 'b']"],
  [is('seen', { type: 'instant', value: 1_780_315_200_000 }), 'seen = 2026-06-01T12:00Z'],
  [is('seen', { type: 'instant', value: 1_780_315_200_001 }), 'seen = 2026-06-01T12:00:00.001Z'],
  [is('value', { type: 'money', minor: 500_000, currency: 'EUR' }), 'value = 5,000.00 EUR'],
  [is('value', { type: 'money', minor: 100, currency: 'USD', rate: '0.9' }), 'value = 1.00 USD at 0.9'],
  [equals(reckoned('+', reckoned('*', a, b), c)), 'a * b + c = d'],
  [equals(reckoned('*', reckoned('+', a, b), c)), '(a + b) * c = d'],
  [equals(reckoned('-', reckoned('-', a, b), c)), 'a - b - c = d'],
  [equals(reckoned('-', a, reckoned('-', b, c))), 'a - (b - c) = d'],
])('%j reads `%s`', (condition, words) => {
  expect(conditionWords(condition)).toBe(words);
});
