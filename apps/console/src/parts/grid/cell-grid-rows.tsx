import { CellGridRow } from './cell-grid-row.tsx';
import type { CellLook, GridColumnLine, GridRowLine } from './cell-look.ts';
import type { CellSelection, GridSize } from './use-cell-selection.ts';
import type { DrawnCells } from './use-drawn-cells.ts';

interface CellGridRowsProps {
  readonly rows: readonly GridRowLine[];
  readonly columns: readonly GridColumnLine[];
  readonly cellAt: (row: number, column: number) => CellLook;
  readonly drawn: DrawnCells;
  readonly selection: CellSelection;
  readonly size: Pick<GridSize, 'rowHeight' | 'columnWidth' | 'headHeight' | 'headWidth' | 'frozen'>;
  /** Of a whole row. */
  readonly width: number;
}

/** The rows of a grid under its heads, of which those in sight are drawn. */
export function CellGridRows({ rows, columns, cellAt, drawn, selection, size, width }: CellGridRowsProps) {
  'use no memo'; // Rows say themselves whether they changed.
  const { rowHeight, columnWidth, headHeight, headWidth, frozen } = size;
  const { active, range } = selection;
  return (
    // A group of no rows is none.
    <div
      role={rows.length === 0 ? 'presentation' : 'rowgroup'}
      className="relative"
      style={{ height: rows.length * rowHeight }}
    >
      {drawn.rows.map((index) => {
        const line = rows[index];
        if (line === undefined) return null;
        const selected = range !== null && index >= range.top && index <= range.bottom;
        return (
          <CellGridRow
            key={line.key}
            line={line}
            row={index + 1}
            columns={columns}
            drawn={drawn.columns}
            frozen={frozen}
            cellAt={cellAt}
            active={active.row === index + 1 ? active.column : -1}
            selectedFrom={selected ? range.left : 0}
            selectedTo={selected ? range.right : -1}
            top={index * rowHeight}
            columnWidth={columnWidth}
            height={rowHeight}
            headWidth={headWidth}
            width={width}
            stuckAt={index === drawn.stuck ? headHeight : null}
          />
        );
      })}
    </div>
  );
}
