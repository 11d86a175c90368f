import { expect, test } from 'vitest';
import { delegationTime } from './delegation-time.ts';

const zone = 'Europe/Paris';
const now = Date.parse('2026-11-21T09:00:00Z');

test.each([
  ['without a first day it begins at once', '', '2026-11-22', null, '2026-11-22T23:00:00Z'],
  ['from today it begins at once', '2026-11-21', '2026-11-21', null, '2026-11-21T23:00:00Z'],
  [
    'from another day it begins with that day, and ends with the last',
    '2026-12-01',
    '2026-12-03',
    '2026-11-30T23:00:00Z',
    '2026-12-03T23:00:00Z',
  ],
] as const)('%s', (_, from, last, since, until) => {
  expect(delegationTime(from, last, zone, now)).toEqual({
    kind: 'time',
    since: since === null ? null : Date.parse(since),
    until: Date.parse(until),
  });
});

test('a last day that is over, or before the first, makes no time, and neither does none at all', () => {
  expect(delegationTime('', '2026-11-20', zone, now).kind).toBe('over-before-it-begins');
  expect(delegationTime('2026-12-03', '2026-12-01', zone, now).kind).toBe('over-before-it-begins');
  expect(delegationTime('2026-12-03', '', zone, now).kind).toBe('no-end');
});
