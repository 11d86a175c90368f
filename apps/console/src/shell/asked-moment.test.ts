import { expect, test } from 'vitest';
import { askedMoment } from './asked-moment.ts';
import { isMoment } from './moment-word.ts';

test.each([
  ['v12', 'v12'],
  ['2026-06-01T12:00:00.000Z', '1780315200000'],
  ['2026-06-01T14:00+02:00', '1780315200000'],
  ['v0', null],
  ['vague', null],
  ['Tomorrow', null],
  ['1969-06-01T12:00:00.000Z', null],
])('%s in the address is asked of the server as %s', (word, asked) => {
  expect(isMoment(word)).toBe(true);
  expect(askedMoment(word)).toBe(asked);
});

test('a day alone is a slot of the simulator, and no moment that every page goes to', () => {
  expect(isMoment('2027-01-01')).toBe(false);
  expect(isMoment(undefined)).toBe(false);
});
