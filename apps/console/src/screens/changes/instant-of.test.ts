import { expect, test } from 'vitest';
import { instantOf } from './instant-of.ts';

test.each([
  ['in summer', '2026-07-01', '09:00', '2026-07-01T07:00:00.000Z'],
  ['in winter', '2026-11-20', '09:00', '2026-11-20T08:00:00.000Z'],
  ['on the day that has 23 hours, before', '2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
  ['on the day that has 23 hours, after', '2026-03-29', '09:00', '2026-03-29T07:00:00.000Z'],
  ['where the clock skips it', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['where the clock shows it twice, the first time', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
])('a day and a time are those that the clocks of the tenant show: %s', (_, day, time, instant) => {
  expect(new Date(instantOf(day, time, 'Europe/Paris') ?? Number.NaN).toISOString()).toBe(instant);
});

test('what is no day or no time is no instant', () => {
  expect(instantOf('', '09:00', 'Europe/Paris')).toBeNull();
  expect(instantOf('2026-13-40', '09:00', 'Europe/Paris')).toBeNull();
  expect(instantOf('2026-11-20', 'noon', 'Europe/Paris')).toBeNull();
});
