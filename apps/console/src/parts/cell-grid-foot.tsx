import type { RefObject } from 'react';
import type { GridColumnLine } from './cell-look.ts';

interface CellGridFootProps {
  readonly label: string;
  readonly textAt: (column: number) => string;
  /** Its place among all rows, from 1. */
  readonly index: number;
  readonly columns: readonly GridColumnLine[];
  readonly drawn: readonly number[];
  readonly height: number;
  readonly headWidth: number;
  readonly columnWidth: number;
  /** What moves sideways with the columns. */
  readonly strip: RefObject<HTMLDivElement | null>;
}

/** The row under the others, in sight always: it lies under what scrolls, not over it. */
export function CellGridFoot(props: CellGridFootProps) {
  const { label, textAt, index, columns, drawn, height, headWidth, columnWidth, strip } = props;
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
      <div ref={strip} role="presentation" className="h-full">
        {drawn.map((column) => (
          <div
            key={columns[column]?.key ?? column}
            role="gridcell"
            aria-colindex={column + 2}
            className="figures absolute top-0 flex h-full items-center justify-center"
            style={{ left: headWidth + column * columnWidth, width: columnWidth }}
          >
            {textAt(column)}
          </div>
        ))}
      </div>
    </div>
  );
}
