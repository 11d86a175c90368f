import { expect, test, vi } from 'vitest';
import { endOf } from './place-name.ts';

test('the end of a path is made of the name, until another is typed', () => {
  expect(endOf({ name: ' Trade  fairs/2027 ', end: null })).toBe('trade-fairs-2027');
  expect(endOf({ name: 'Trade fairs', end: 'fairs' })).toBe('fairs');
});

test('a name becomes the same end where the language of the browser has small letters of its own', () => {
  // Turkish has a small letter without a dot for the capital I.
  const inTurkish = vi.spyOn(String.prototype, 'toLocaleLowerCase').mockImplementation(function (
    this: string,
  ) {
    return this.replaceAll('I', 'ı').toLowerCase();
  });
  expect(endOf({ name: 'INBOUND LINE', end: null })).toBe('inbound-line');
  inTurkish.mockRestore();
});
