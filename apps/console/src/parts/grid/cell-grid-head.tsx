import { memo, type ReactNode } from 'react';
import type { GridColumnLine } from './cell-look.ts';
import { CellGridHeld } from './cell-grid-held.tsx';
import { classes } from '../classes.ts';

interface CellGridHeadProps {
  readonly corner: ReactNode;
  readonly columns: readonly GridColumnLine[];
  readonly drawn: readonly number[];
  /** Names stand upright where columns are narrower than words. */
  readonly upright: boolean;
  /** So many of the first columns stay in sight. */
  readonly frozen: number;
  readonly active: number;
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly height: number;
  readonly headWidth: number;
  readonly columnWidth: number;
  readonly width: number;
}

/** The heads of the columns, in sight however far the rows have scrolled. */
export const CellGridHead = memo(function CellGridHead({
  corner,
  columns,
  drawn,
  upright,
  frozen,
  active,
  selectedFrom,
  selectedTo,
  height,
  headWidth,
  columnWidth,
  width,
}: CellGridHeadProps) {
  const headOf = (index: number) => {
    const column = columns[index];
    if (column === undefined) return null;
    const selected = index >= selectedFrom && index <= selectedTo;
    return (
      <div
        key={column.key}
        role="columnheader"
        aria-colindex={index + 2}
        tabIndex={active === index + 1 ? 0 : -1}
        data-at={`0 ${index + 1}`}
        title={column.label}
        className={classes(
          'absolute top-0 flex h-full items-end justify-center overflow-hidden border-r border-line/60 px-0.5 pb-2 focus-visible:-outline-offset-2',
          selected && 'bg-hover text-ink',
          column.marked && 'text-accent',
        )}
        style={{ left: headWidth + index * columnWidth, width: columnWidth }}
      >
        <span
          className={
            upright
              ? 'max-h-full rotate-180 truncate [writing-mode:vertical-rl]'
              : 'line-clamp-3 text-center leading-4 text-balance wrap-break-word'
          }
        >
          {column.head ?? column.label}
        </span>
      </div>
    );
  };
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 border-b border-line bg-surface text-xs font-medium text-ink-2"
      style={{ height, width }}
    >
      <CellGridHeld width={headWidth + frozen * columnWidth} frozen={frozen}>
        <div
          role="columnheader"
          aria-colindex={1}
          tabIndex={active === 0 ? 0 : -1}
          data-at="0 0"
          className="flex h-full items-end border-r border-line px-2.5 pb-2 text-ink-3 focus-visible:-outline-offset-2"
          style={{ width: headWidth }}
        >
          {corner}
        </div>
        {drawn.filter((index) => index < frozen).map(headOf)}
      </CellGridHeld>
      {drawn.filter((index) => index >= frozen).map(headOf)}
    </div>
  );
});
