import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowCondition } from '@remit/policy/row-filter';
import { matches } from '@remit/policy/evaluate-row-filter';
import { spellCondition } from '@remit/policy/words/spell-condition';
import { factored } from './factored.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;

const atom = (name: string): RowCondition => ({
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name },
  right: { kind: 'literal', value: { type: 'boolean', value: true } },
});
const both = (...conditions: RowCondition[]): RowCondition => ({ kind: 'and', conditions });
const either = (...conditions: RowCondition[]): RowCondition => ({ kind: 'or', conditions });
const [a, b, c, d, e] = NAMES.map(atom) as [
  RowCondition,
  RowCondition,
  RowCondition,
  RowCondition,
  RowCondition,
];

/** Every combination of true, false and missing. */
const records = Array.from({ length: 3 ** NAMES.length }, (_, at) => ({
  type: 'x.Y',
  id: String(at),
  folder: '/',
  history: [],
  attributes: Object.fromEntries(
    NAMES.map((name, place) => {
      const digit = Math.trunc(at / 3 ** place) % 3;
      return [name, digit === 2 ? null : { type: 'boolean' as const, value: digit === 1 }];
    }),
  ),
}));

const reached = (conditions: readonly RowCondition[]): readonly string[] =>
  records
    .filter((record) => matches({ kind: 'where', clauses: [{ kind: 'permit', conditions }] }, record))
    .map(({ id }) => id);

const part = fc.constantFrom(a, b, c, d, e);
const alternative = fc.oneof(
  part,
  fc.uniqueArray(part, { minLength: 1, maxLength: 4 }).map((parts) => both(...parts)),
  fc.uniqueArray(part, { minLength: 2, maxLength: 3 }).map((parts) => either(...parts)),
);

describe('alternatives with what they share taken out', () => {
  it('are true of the same rows', () => {
    fc.assert(
      fc.property(fc.array(alternative, { maxLength: 8 }), (conditions) => {
        expect(reached([factored(conditions)])).toEqual(reached(conditions));
      }),
      { numRuns: 300 },
    );
  });

  it.each<readonly [string, readonly RowCondition[], RowCondition]>([
    [
      'two grants in three folders',
      [a, b, c].flatMap((each) => [both(each, d), both(each, e)]),
      both(either(a, b, c), either(d, e)),
    ],
    ['one that the other covers', [both(a, b), a], a],
    ['nothing in common', [both(a, b), both(c, d)], either(both(a, b), both(c, d))],
    ['none at all', [], either()],
  ])('are short: %s', (_, conditions, wanted) => {
    expect(spellCondition(factored(conditions))).toBe(spellCondition(wanted));
  });
});
