import { csvLine } from '@remit/audit/csv-line';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import type { MatrixColumn, MatrixRow } from './matrix-lines.ts';

/** The lines of a matrix, and how its cells look. */
interface ShownMatrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly cellAt: (row: number, column: number) => CellLook;
}

/**
 * The matrix as it shows, for spreadsheets: first what it is of, then a line for each row.
 * @param about lines that say of which policy, with which filters, and when
 */
export function matrixCsv(
  about: readonly (readonly [string, string])[],
  heads: { readonly type: string; readonly action: string },
  { rows, columns, cellAt }: ShownMatrix,
): string {
  return [
    ...about.map((line) => csvLine(line)),
    csvLine([heads.type, heads.action, ...columns.map(({ label }) => label)]),
    ...rows.map((row, at) =>
      csvLine([
        row.type,
        row.level === 1 ? '' : row.label,
        ...columns.map((_, column) => cellAt(at, column).said),
      ]),
    ),
  ].join('');
}
