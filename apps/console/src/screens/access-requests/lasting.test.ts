import { expect, test } from 'vitest';
import { lastingParts, offeredTimes, timesUpTo } from './lasting.ts';

const hour = 3_600_000;

test.each([
  [hour, { unit: 'hours', count: 1 }],
  [36 * hour, { unit: 'hours', count: 36 }],
  [24 * hour, { unit: 'days', count: 1 }],
  [90 * 24 * hour, { unit: 'days', count: 90 }],
] as const)('%s ms are told in whole units', (ms, parts) => {
  expect(lastingParts(ms)).toEqual(parts);
});

test('nothing longer than was asked for is offered to whoever grants it', () => {
  for (const most of offeredTimes) {
    expect(timesUpTo(most).at(-1)).toBe(most);
    expect(Math.max(...timesUpTo(most))).toBe(most);
  }
  expect(timesUpTo(5 * hour)).toEqual([4 * hour, 5 * hour]);
});
