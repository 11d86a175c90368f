import { useMemo } from 'react';
import type { GridColumnLine, GridRowLine } from './cell-look.ts';
import { between } from './grid-range.ts';
import { stuckRow } from './grid-tree.ts';
import { drawnLines } from './grid-window.ts';
import type { CellSelection } from './use-cell-selection.ts';

/** The lines of a grid that are drawn, in order. */
export interface DrawnCells {
  readonly rows: readonly number[];
  /** The same list for as long as it has the same columns. */
  readonly columns: readonly number[];
  /** The row that stays in sight while those below it scroll by; -1 for none. */
  readonly stuck: number;
}

interface DrawnGrid {
  readonly rows: readonly GridRowLine[];
  readonly columns: readonly GridColumnLine[];
  readonly rowHeight: number;
  readonly columnWidth: number;
  /** So many of the first columns are always drawn. */
  readonly frozen: number;
}

/** Which lines of a grid are drawn: those in sight, those that stay in sight, and those of the cell that has the focus. */
export function useDrawnCells(
  { active, sight }: CellSelection,
  { rows, columns, rowHeight, columnWidth, frozen }: DrawnGrid,
): DrawnCells {
  const stuck = stuckRow(rows, sight.row);
  const down = { size: rowHeight, room: sight.height, count: rows.length };
  const across = { size: columnWidth, room: sight.width, count: columns.length };
  const heldColumns = [...between(0, frozen - 1), active.column - 1];
  const listed = drawnLines(across, sight.column + frozen, heldColumns).join();
  // A row whose columns are another list is drawn anew.
  const drawn = useMemo(() => (listed === '' ? [] : listed.split(',').map(Number)), [listed]);
  return { rows: drawnLines(down, sight.row, [active.row - 1, stuck]), columns: drawn, stuck };
}
