import { expect, test } from 'vitest';
import { cellAsWord, cellOfWord } from './cell-word.ts';
import type { MatrixColumn, MatrixRow } from './matrix-lines.ts';

const rowOf = (key: string): MatrixRow => {
  const [type = '', ...actions] = key.split(' ');
  return { key, name: key, label: key, type, actions };
};
const roleOf = (role: string): MatrixColumn => ({ key: role, label: role, role, person: null });
const person = '01234567-89ab-4def-8123-456789abcdef';
const lines = {
  rows: ['crm.Account', 'crm.Account read', 'crm.Contract read'].map(rowOf),
  columns: [
    roleOf('SalesRep'),
    roleOf('read'),
    { key: person, label: 'Alice Moreau', role: null, person, marked: true },
  ],
};

test('every cell is found again by its word, and no two have the same', () => {
  const cells = lines.rows.flatMap((_, row) => lines.columns.map((__, column) => ({ row, column })));
  const words = cells.map((at) => cellAsWord(lines, at));
  expect(words.map((word) => cellOfWord(lines, word))).toEqual(cells);
  expect(new Set(words).size).toBe(cells.length);
});

test('a cell is named by what it says, so that it is the same one where other lines are shown beside it', () => {
  const word = cellAsWord(lines, { row: 2, column: 0 });
  expect(cellOfWord({ rows: lines.rows.slice(1), columns: lines.columns }, word)).toEqual({
    row: 1,
    column: 0,
  });
});

test.each([undefined, '', 'SalesRep', 'SalesRep crm.Account delete', 'Nobody crm.Account', ' crm.Account'])(
  'what names no cell that shows is none: %s',
  (word) => {
    expect(cellOfWord(lines, word)).toBeNull();
  },
);

test('no cell has no word, nor has one that is gone', () => {
  expect(cellAsWord(lines, null)).toBeUndefined();
  expect(cellAsWord(lines, { row: 9, column: 0 })).toBeUndefined();
});
