import { between, type GridRange } from '../../parts/grid/grid-range.ts';
import type { CellSetting } from '../../draft/edit-cells.ts';
import { cellsIn } from './matrix-cells.ts';
import type { MatrixColumn, MatrixRow } from './matrix-lines.ts';
import type { CellsSet } from './use-cell-edits.ts';

const settings = ['none', 'all', 'own'] as const satisfies readonly CellSetting[];

/**
 * What pasting does: the block from the first cell of the selection on, or repeated over a selection that is larger.
 * Words that are no state that can be set are passed over.
 */
export function pastedCells(
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  range: GridRange,
  pasted: readonly (readonly string[])[],
): readonly CellsSet[] {
  const height = pasted.length;
  const width = Math.max(...pasted.map((line) => line.length));
  const bottom = Math.min(rows.length - 1, Math.max(range.bottom, range.top + height - 1));
  const right = Math.min(columns.length - 1, Math.max(range.right, range.left + width - 1));
  return between(range.top, bottom).flatMap((row) =>
    between(range.left, right).flatMap((column) => {
      const word = pasted[(row - range.top) % height]?.[(column - range.left) % width]?.trim().toLowerCase();
      const to = settings.find((setting) => setting === word);
      if (to === undefined) return [];
      const cells = cellsIn(rows, columns, { top: row, bottom: row, left: column, right: column });
      return [{ cells, to }];
    }),
  );
}
