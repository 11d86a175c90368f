import { expect, test } from 'vitest';
import { nextCell } from './grid-keys.ts';

const alone = { ctrlKey: false, metaKey: false, altKey: false };
const extent = { rows: 100, columns: 5, page: 20 };
const at = { row: 3, column: 2 };

test.each([
  ['ArrowDown', false, at, { row: 4, column: 2 }],
  ['ArrowUp', false, { row: 0, column: 2 }, { row: 0, column: 2 }],
  ['ArrowRight', false, { row: 3, column: 4 }, { row: 3, column: 4 }],
  ['Home', false, at, { row: 3, column: 0 }],
  ['End', true, at, { row: 99, column: 4 }],
  ['Home', true, at, { row: 0, column: 0 }],
  ['PageDown', false, { row: 95, column: 1 }, { row: 99, column: 1 }],
  ['x', false, at, null],
])('%s (with Ctrl: %s) stays inside the grid', (key, ctrlKey, from, to) => {
  expect(nextCell({ ...alone, key, ctrlKey }, from, extent)).toEqual(to);
});

test.each([
  ['Alt', 'ArrowLeft', { altKey: true }],
  ['Alt', 'ArrowRight', { altKey: true }],
  ['Alt', 'Home', { altKey: true }],
  ['⌘', 'ArrowLeft', { metaKey: true }],
])('%s and %s are left to the browser, which goes back by them', (_, key, held) => {
  expect(nextCell({ ...alone, ...held, key }, at, extent)).toBeNull();
});
