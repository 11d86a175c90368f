import { memo, type RefObject } from 'react';
import type { GridColumnLine } from './cell-look.ts';
import { classes } from '../classes.ts';

interface CellGridFootProps {
  readonly label: string;
  readonly textAt: (column: number) => string;
  /** Its place among all rows, from 1. */
  readonly index: number;
  readonly columns: readonly GridColumnLine[];
  readonly drawn: readonly number[];
  /** So many of the first columns stay in sight. */
  readonly frozen: number;
  readonly height: number;
  readonly headWidth: number;
  readonly columnWidth: number;
  /** What moves sideways with the columns. */
  readonly strip: RefObject<HTMLDivElement | null>;
}

/** The row under the others, in sight always: it lies under what scrolls, not over it. */
export const CellGridFoot = memo(function CellGridFoot(props: CellGridFootProps) {
  const { label, textAt, index, columns, drawn, frozen, height, headWidth, columnWidth, strip } = props;
  const cellOf = (column: number) => (
    <div
      key={columns[column]?.key ?? column}
      role="gridcell"
      aria-colindex={column + 2}
      className={classes(
        'figures absolute top-0 flex h-full items-center justify-center',
        column < frozen && 'z-5 bg-surface',
      )}
      style={{ left: headWidth + column * columnWidth, width: columnWidth }}
    >
      {textAt(column)}
    </div>
  );
  return (
    <div
      role="row"
      aria-rowindex={index}
      className="relative shrink-0 overflow-hidden border-t border-line text-xs text-ink-2"
      style={{ height }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className="absolute top-0 left-0 z-5 flex h-full items-center border-r border-line bg-surface px-2.5 font-medium"
        style={{ width: headWidth }}
      >
        {label}
      </div>
      {drawn.filter((column) => column < frozen).map(cellOf)}
      <div ref={strip} role="presentation" className="h-full">
        {drawn.filter((column) => column >= frozen).map(cellOf)}
      </div>
    </div>
  );
});
