import { expect, test } from 'vitest';
import { nextCell } from './grid-keys.ts';

test.each([
  ['ArrowDown', false, { row: 3, column: 2 }, { row: 4, column: 2 }],
  ['ArrowUp', false, { row: 0, column: 2 }, { row: 0, column: 2 }],
  ['ArrowRight', false, { row: 3, column: 4 }, { row: 3, column: 4 }],
  ['Home', false, { row: 3, column: 2 }, { row: 3, column: 0 }],
  ['End', true, { row: 3, column: 2 }, { row: 99, column: 4 }],
  ['Home', true, { row: 3, column: 2 }, { row: 0, column: 0 }],
  ['PageDown', false, { row: 95, column: 1 }, { row: 99, column: 1 }],
  ['x', false, { row: 3, column: 2 }, null],
])('%s (with Ctrl: %s) stays inside the grid', (key, corner, at, to) => {
  expect(nextCell(key, corner, at, 100, 5, 20)).toEqual(to);
});
