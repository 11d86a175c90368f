import { expect, test } from 'vitest';
import { documentWith } from '../../draft/testing/document-with.ts';
import { matrixColumns, matrixRows } from './matrix-lines.ts';
import { pastedCells } from './pasted-cells.ts';

const document = documentWith({ name: 'Rep', grants: [] }, { name: 'Clerk', grants: [] });
const rows = matrixRows({
  document,
  types: document.resources,
  q: 'contract',
  module: null,
  closed: new Set(),
  shows: () => true,
});
const columns = matrixColumns(document.roles, { q: '', compared: [], shows: () => true });
const one = { top: 1, bottom: 1, left: 0, right: 0 };
const said = (range: typeof one, pasted: readonly (readonly string[])[]) =>
  pastedCells(rows, columns, range, pasted).map(({ cells, to }) => [cells[0]?.role, cells[0]?.action, to]);

test('a block is laid down from the first cell on', () => {
  expect(
    said(one, [
      ['all', 'own'],
      ['none', 'All '],
    ]),
  ).toEqual([
    ['Rep', 'read', 'all'],
    ['Clerk', 'read', 'own'],
    ['Rep', 'create', 'none'],
    ['Clerk', 'create', 'all'],
  ]);
});

test('one cell fills a selection, and what lies beyond the edge is left out', () => {
  expect(said({ ...one, bottom: 2, right: 1 }, [['own']])).toHaveLength(4);
  expect(
    said({ top: 5, bottom: 5, left: 1, right: 1 }, [
      ['all', 'all'],
      ['all', 'all'],
    ]),
  ).toEqual([['Clerk', 'export', 'all']]);
});

test('words that are no state are passed over', () => {
  expect(said(one, [['rule', 'inherited', 'mixed', '=1']])).toEqual([]);
});
