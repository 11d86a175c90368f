import { expect, test } from 'vitest';
import { isMissingPart, watchMissingParts } from './missing-parts.ts';

/** A page in which a part does not come. @returns what is thrown where it was asked for */
function missed(message: string): Error {
  const page = new EventTarget();
  watchMissingParts(page);
  const payload = new Error(message);
  page.dispatchEvent(Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload }));
  return payload;
}

test.each([
  'Failed to fetch dynamically imported module: /assets/palette-1.js',
  'error loading dynamically imported module: /assets/palette-1.js',
  'Importing a module script failed.',
])('a part that did not come is known, and the router does not load the page anew for it: %s', (message) => {
  const error = missed(message);
  expect(isMissingPart(error)).toBe(true);
  expect(error.message).toBe(`a part of the page did not come: ${message}`);
});

test('no other error is taken for a part that did not come', () => {
  missed('Importing a module script failed.');
  for (const other of [new Error('Importing a module script failed.'), null, 'offline'])
    expect(isMissingPart(other)).toBe(false);
});
