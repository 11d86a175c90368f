import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';
import { croppedAlike, welchT } from './welch.ts';

test('two small samples have the t that the formula gives by hand', () => {
  // Means 2 and 5, variances 1 and 20/3: -3 / sqrt(1/3 + 20/12).
  expect(welchT([1, 2, 3], [2, 4, 6, 8])).toBeCloseTo(-3 / Math.SQRT2, 12);
});

test('samples of one kind stay below 4.5, and a fifth of a spread apart they do not', () => {
  const random = seededRandom(7);
  const sample = (shift: number): number[] =>
    Array.from({ length: 5_000 }, () => shift + random.below(1_000) + random.below(1_000));
  expect(Math.abs(welchT(sample(0), sample(0)))).toBeLessThan(4.5);
  expect(Math.abs(welchT(sample(0), sample(80)))).toBeGreaterThan(4.5);
});

test('what does not vary differs wholly or not at all', () => {
  expect(welchT([2, 2], [2, 2])).toBe(0);
  expect(welchT([2, 2], [3, 3])).toBe(Number.NEGATIVE_INFINITY);
});

test('the slowest of both together go, from whichever they are', () => {
  expect(croppedAlike([1, 2, 9, 10], [3, 4, 5, 6], 0.75)).toEqual([
    [1, 2],
    [3, 4, 5, 6],
  ]);
});
