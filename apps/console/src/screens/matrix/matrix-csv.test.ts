import { expect, test } from 'vitest';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import { documentWith } from '../../draft/testing/document-with.ts';
import { matrixCsv } from './matrix-csv.ts';
import { matrixColumns, matrixRows } from './matrix-lines.ts';

const look = (said: string): CellLook => ({ said, mark: null, tone: 'plain', changed: false, copied: said });

test('what is written is what shows, row by row, and nothing in it is a formula', () => {
  const document = documentWith({ name: 'Rep', label: '=cmd()', grants: [] });
  const rows = matrixRows({
    document,
    types: document.resources,
    q: 'export',
    module: 'crm',
    closed: new Set(['crm.Contract']),
    shows: () => true,
  });
  const columns = matrixColumns(document.roles, { q: '', compared: [], shows: () => true });
  const written = matrixCsv(
    [['Version', '7']],
    { type: 'Type', action: 'Action' },
    { rows, columns, cellAt: (row, column) => look(`${row} ${column}`) },
  );
  expect(written.split('\r\n')).toEqual([
    '"Version","7"',
    '"Type","Action","\'=cmd()"',
    '"crm.Account","","0 0"',
    '"crm.Account","export","1 0"',
    '"crm.Contract","","2 0"',
    '',
  ]);
});
