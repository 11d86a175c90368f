import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from '@remit/audit/csv-line';
import { html } from './audit-export-report.ts';

/** Reads one line of CSV as RFC 4180 says. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n$)/g)].map(([, cell = '']) =>
    cell.replaceAll('""', '"'),
  );
}

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  // A cell may also begin where a spreadsheet thinks that another one does.
  '\tname',
  '\rname',
  '\nname',
  ' =1',
  '\u00a0=1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
])('a cell that begins with %j is no formula', (text) => {
  expect(csvCell(text)).toBe(`"'${text}"`);
});

test('whatever is in the cells, a reader gets them back, each as one, and none begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1 }), (cells) => {
      const read = cellsOf(csvLine(cells));
      expect(read.map((cell) => cell.replace(/^'/, ''))).toEqual(cells.map((cell) => cell.replace(/^'/, '')));
      for (const cell of read) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }),
    { numRuns: 500 },
  );
});

test('whatever is said in a report stays text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(html(`${text}<"'&>`)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});
