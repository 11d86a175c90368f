import { expect, test } from 'vitest';
import type { Truth } from './condition.ts';
import { allOf, anyOf, opposite, truthOf } from './truth.ts';

test.each<readonly [readonly Truth[], Truth, Truth]>([
  [[], 'true', 'false'],
  [['true'], 'true', 'true'],
  [['false'], 'false', 'false'],
  [['unknown'], 'unknown', 'unknown'],
  [['true', 'false'], 'false', 'true'],
  [['unknown', 'true'], 'unknown', 'true'],
  [['unknown', 'false'], 'false', 'unknown'],
  [['unknown', 'true', 'false'], 'false', 'true'],
])('of %j, all together are %s and any of them is %s', (truths, all, any) => {
  expect(allOf(truths)).toBe(all);
  expect(anyOf(truths)).toBe(any);
  expect(allOf(truths.toReversed())).toBe(all);
  expect(anyOf(truths.toReversed())).toBe(any);
});

test('the opposite of what is unknown is unknown', () => {
  expect(opposite('unknown')).toBe('unknown');
  expect(opposite('true')).toBe('false');
  expect(opposite('false')).toBe('true');
  expect([truthOf(true), truthOf(false)]).toEqual(['true', 'false']);
});
