import type { KeyboardEvent } from 'react';
import { classes } from '../classes.ts';
import type { GridColumn } from './grid-column.ts';

interface GridLineProps<Row> {
  readonly row: Row;
  /** Its place among all rows, from 0. */
  readonly index: number;
  /** How far below the first row it is drawn, in px. */
  readonly start: number;
  readonly columns: readonly GridColumn<Row>[];
  /** Lays out the cells, as in the head. */
  readonly look: string;
  /** The column whose cell is in the tab order; null where another row has it. */
  readonly active: number | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (column: number) => void;
  readonly onOpen: ((row: Row) => void) | undefined;
}

/** One row of a grid. */
export function GridLine<Row>(props: GridLineProps<Row>) {
  const { row, index, start, columns, look, active, onKeyDown, onFocus, onOpen } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes(
        look,
        'absolute inset-x-0 top-0 h-9 border-b border-line last:border-transparent max-sm:h-11',
        onOpen !== undefined && 'hover:bg-hover',
      )}
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map((column, at) => (
        <div
          key={column.key}
          role="gridcell"
          aria-colindex={at + 1}
          tabIndex={active === at ? 0 : -1}
          data-active={active === at}
          onKeyDown={onKeyDown}
          onClick={onOpen === undefined ? undefined : () => onOpen(row)}
          onFocus={() => onFocus(at)}
          className={classes(
            'flex min-w-0 items-center gap-2 truncate px-3 focus-visible:-outline-offset-2',
            column.end && 'figures justify-end',
            column.wideOnly && 'max-sm:hidden',
          )}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}
