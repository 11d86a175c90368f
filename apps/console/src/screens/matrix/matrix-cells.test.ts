import { expect, test } from 'vitest';
import { cellStates } from '../../draft/cell-states.ts';
import { editCells } from '../../draft/edit-cells.ts';
import { documentWith } from '../../draft/testing/document-with.ts';
import { cellsIn, changedCells } from './matrix-cells.ts';
import { matrixColumns, matrixRows } from './matrix-lines.ts';

const base = documentWith(
  { name: 'Rep', grants: [{ actions: ['read'], on: ['crm.Contract'] }] },
  { name: 'Lead', grants: [], includes: ['Rep'] },
);
const lines = (closed: readonly string[]) =>
  matrixRows({
    document: base,
    types: base.resources,
    q: 'crm',
    module: null,
    closed: new Set(closed),
    shows: () => true,
  });
const columns = matrixColumns(base.roles, { q: '', compared: [], shows: () => true });

test('the row of a type takes its actions along, each cell once', () => {
  const rows = lines([]);
  const one = cellsIn(rows, columns, { top: 0, bottom: 0, left: 0, right: 0 });
  expect(one.map(({ action }) => action)).toEqual(['read', 'create', 'update', 'delete', 'export']);
  expect(cellsIn(rows, columns, { top: 0, bottom: rows.length - 1, left: 0, right: 1 })).toHaveLength(20);
  expect(cellsIn(lines(['crm.Account']), columns, { top: 0, bottom: 0, left: 1, right: 1 })).toEqual(
    one.map((cell) => ({ ...cell, role: 'Lead' })),
  );
});

test('a selection that goes on from the actions of one type to those of the next takes just those', () => {
  const cells = cellsIn(lines([]), columns, { top: 5, bottom: 7, left: 0, right: 0 });
  expect(cells.map(({ type, action }) => `${type} ${action}`)).toEqual([
    'crm.Account export',
    'crm.Contract read',
  ]);
});

test('what is changed are the cells that say otherwise, those that follow from an included role among them', () => {
  const cell = { role: 'Rep', type: 'crm.Contract', action: 'update' };
  const { document } = editCells(base, base, [cell], { to: 'all', conditions: 'kept' });
  expect(changedCells(document, cellStates(document), cellStates(base))).toEqual([
    cell,
    { ...cell, role: 'Lead' },
  ]);
  expect(changedCells(base, cellStates(base), cellStates(base))).toEqual([]);
});
