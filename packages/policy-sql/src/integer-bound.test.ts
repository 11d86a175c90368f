import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Comparison } from '@remit/policy/condition';
import { boundAmong, integerBound, type Bound } from './integer-bound.ts';

const holds: Readonly<Record<Comparison, (left: bigint, right: bigint) => boolean>> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const meets = (bound: Bound, value: bigint): boolean =>
  bound.kind === 'compare' ? holds[bound.operator](value, bound.at) : bound.kind === 'always';

it('a whole number meets the bound exactly when it compares so with the fraction', () => {
  const small = fc.bigInt({ min: -40n, max: 40n });
  fc.assert(
    fc.property(
      fc.constantFrom<Comparison>('=', '!=', '<', '<=', '>', '>='),
      small,
      fc.bigInt({ min: 1n, max: 9n }),
      fc.bigInt({ min: 0n, max: 12n }),
      (operator, dividend, divisor, value) => {
        const bound = integerBound(operator, dividend, divisor);
        const wanted = holds[operator](value * divisor, dividend);
        expect(meets(bound, value)).toBe(wanted);
        expect(meets(boundAmong(bound, 0n, 12n), value)).toBe(wanted);
      },
    ),
    { numRuns: 5_000 },
  );
});

it.each<readonly [Comparison, bigint, Bound['kind']]>([
  ['<', 0n, 'never'],
  ['<=', 9n, 'always'],
  ['>', 9n, 'never'],
  ['>=', 0n, 'always'],
  ['=', 10n, 'never'],
  ['!=', -1n, 'always'],
  ['<', 9n, 'compare'],
])('of 0 to 9, what all or none meet is not asked: %s %s', (operator, at, kind) => {
  expect(boundAmong(integerBound(operator, at, 1n), 0n, 9n).kind).toBe(kind);
});
