import { expect, test } from 'vitest';
import { durationParts } from './duration-parts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  ['nothing at all', 0, { unit: 'minutes', count: 1 }],
  ['an hour and a half', 90 * MINUTE, { unit: 'minutes', count: 90 }],
  ['a little more than that', 91 * MINUTE, { unit: 'hours', count: 2 }],
  ['a day and a half', 36 * HOUR, { unit: 'hours', count: 36 }],
  ['a week', 7 * 24 * HOUR, { unit: 'days', count: 7 }],
  ['a week and a minute', 7 * 24 * HOUR + MINUTE, { unit: 'days', count: 8 }],
] as const)('%s is said in one unit, and never as less than it is', (_, milliseconds, parts) => {
  expect(durationParts(milliseconds)).toEqual(parts);
});
