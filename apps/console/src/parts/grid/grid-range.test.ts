import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, cellsOfText, rangeOf } from './grid-range.ts';

test.each([
  ['one cell', { row: 3, column: 2 }, { row: 3, column: 2 }, { top: 2, left: 1, bottom: 2, right: 1 }],
  ['backwards', { row: 5, column: 4 }, { row: 2, column: 1 }, { top: 1, left: 0, bottom: 4, right: 3 }],
  [
    'the head of a row',
    { row: 3, column: 0 },
    { row: 3, column: 0 },
    { top: 2, left: 0, bottom: 2, right: 4 },
  ],
  [
    'the head of a column',
    { row: 0, column: 2 },
    { row: 0, column: 2 },
    { top: 0, left: 1, bottom: 9, right: 1 },
  ],
  ['the corner', { row: 0, column: 0 }, { row: 0, column: 0 }, { top: 0, left: 0, bottom: 9, right: 4 }],
])('a selection of %s takes what it stands for', (_, from, to, expected) => {
  expect(rangeOf(from, to, 10, 5)).toEqual(expected);
});

test('an empty grid has nothing to select', () => {
  expect(rangeOf({ row: 0, column: 0 }, { row: 0, column: 0 }, 0, 5)).toBeNull();
});

const place = fc.record({ row: fc.integer({ min: 0, max: 60 }), column: fc.integer({ min: 0, max: 60 }) });

test('a selection never leaves the grid, and does not hang on which end it began at', () => {
  fc.assert(
    fc.property(
      place,
      place,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      (a, b, rows, columns) => {
        const range = rangeOf(a, b, rows, columns);
        expect(range).toEqual(rangeOf(b, a, rows, columns));
        if (range === null) throw new Error('a grid with cells always has a selection');
        expect(range.top).toBeGreaterThanOrEqual(0);
        expect(range.bottom).toBeLessThan(rows);
        expect(range.top).toBeLessThanOrEqual(range.bottom);
        expect(range.left).toBeGreaterThanOrEqual(0);
        expect(range.right).toBeLessThan(columns);
        expect(range.left).toBeLessThanOrEqual(range.right);
      },
    ),
  );
});

test('between counts both ends', () => {
  expect(between(2, 4)).toEqual([2, 3, 4]);
  expect(between(3, 2)).toEqual([]);
});

test('what a spreadsheet copies is read as it stands, with or without an end of line after it', () => {
  expect(cellsOfText('all\town\r\nnone\tall\r\n')).toEqual([
    ['all', 'own'],
    ['none', 'all'],
  ]);
  expect(cellsOfText('all')).toEqual([['all']]);
});
