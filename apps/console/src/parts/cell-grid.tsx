import { useMemo, useRef, type ReactNode } from 'react';
import { CellGridFoot } from './cell-grid-foot.tsx';
import { CellGridHead } from './cell-grid-head.tsx';
import { CellGridRow } from './cell-grid-row.tsx';
import { classes } from './classes.ts';
import type { GridCell } from './grid-keys.ts';
import { between } from './grid-range.ts';
import { stuckRow } from './grid-tree.ts';
import { drawnLines } from './grid-window.ts';
import { useCellGridEvents, type CellGridDeeds } from './use-cell-grid-events.ts';
import { useCellSelection } from './use-cell-selection.ts';

interface CellGridProps extends CellGridDeeds {
  readonly label: string;
  readonly corner: ReactNode;
  readonly columnWidth: number;
  readonly headWidth: number;
  readonly upright?: boolean;
  /** So many of the first columns stay in sight however far the others scroll. */
  readonly frozen?: number;
  /** The cell that is in sight and selected from the start; it does not take the focus. */
  readonly first?: GridCell | null;
  /** A row under the others, in sight always. */
  readonly foot?: { readonly label: string; readonly textAt: (column: number) => string };
  readonly empty?: ReactNode;
}

const NOTHING = { from: 0, to: -1 } as const;

/**
 * A virtualised grid of two axes for eyes, keys and screen readers; with levels in its rows, a tree of them. One cell is
 * in the tab order. Arrows, Home, End (with Ctrl for the corners) and the page keys move, with Shift they select;
 * Ctrl+A selects everything, the head of a row or column its line; Left and Right on the head of a row close and open
 * what is below it. What keys do to cells is their owner's: `grid-command.ts`.
 */
export function CellGrid(props: CellGridProps) {
  'use no memo'; // Rows say themselves whether they changed: to remember the rest as well only makes the script larger.
  const {
    label,
    corner,
    rows,
    columns,
    cellAt,
    upright = false,
    frozen = 0,
    first = null,
    foot,
    empty,
  } = props;
  const { columnWidth, headWidth, headHeight, rowHeight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const selection = useCellSelection(scroller, {
    rows: rows.length,
    columns: columns.length,
    rowHeight,
    columnWidth,
    headHeight,
    headWidth,
    frozen,
    footHeight: foot === undefined ? 0 : rowHeight,
    first,
  });
  const heard = useCellGridEvents(scroller, selection, props);
  const { active, range, sight } = selection;

  const stuck = stuckRow(rows, sight.row);
  const drawnRows = drawnLines(sight.row, sight.height, rowHeight, rows.length, [active.row - 1, stuck]);
  const across = drawnLines(sight.column + frozen, sight.width, columnWidth, columns.length, [
    ...between(0, frozen - 1),
    active.column - 1,
  ]).join();
  // The same list for as long as it has the same columns: a row whose columns are new is drawn anew.
  const drawnColumns = useMemo(() => (across === '' ? [] : across.split(',').map(Number)), [across]);
  const isEmpty = rows.length === 0 || columns.length === 0;
  const width = headWidth + columns.length * columnWidth;
  const named = {
    role: rows.some(({ level }) => level !== undefined) ? 'treegrid' : 'grid',
    'aria-label': label,
    'aria-multiselectable': true,
    'aria-rowcount': rows.length + (foot === undefined ? 1 : 2),
    'aria-colcount': columns.length + 1,
  } as const;
  return (
    <div className="card flex min-h-0 flex-1 flex-col overflow-hidden">
      <div
        {...named}
        tabIndex={-1}
        className={classes('flex min-h-0 flex-col outline-none select-none', !isEmpty && 'flex-1')}
        {...heard}
      >
        <div
          ref={scroller}
          className="min-h-0 flex-1 overflow-auto overscroll-contain"
          onScroll={() => {
            const { scrollLeft } = scroller.current ?? { scrollLeft: 0 };
            // The foot lies under what scrolls, not over it, and follows it sideways.
            if (strip.current !== null) strip.current.style.transform = `translateX(${-scrollLeft}px)`;
          }}
        >
          <div className="relative" style={{ width }}>
            <CellGridHead
              corner={corner}
              columns={columns}
              drawn={drawnColumns}
              upright={upright}
              frozen={frozen}
              active={active.row === 0 ? active.column : -1}
              selectedFrom={range?.left ?? NOTHING.from}
              selectedTo={range?.right ?? NOTHING.to}
              height={headHeight}
              headWidth={headWidth}
              columnWidth={columnWidth}
              width={width}
            />
            {/* A group of no rows is none. */}
            <div
              role={rows.length === 0 ? 'presentation' : 'rowgroup'}
              className="relative"
              style={{ height: rows.length * rowHeight }}
            >
              {drawnRows.map((index) => {
                const line = rows[index];
                if (line === undefined) return null;
                const selected = range !== null && index >= range.top && index <= range.bottom;
                return (
                  <CellGridRow
                    key={line.key}
                    line={line}
                    row={index + 1}
                    columns={columns}
                    drawn={drawnColumns}
                    frozen={frozen}
                    cellAt={cellAt}
                    active={active.row === index + 1 ? active.column : -1}
                    selectedFrom={selected ? range.left : NOTHING.from}
                    selectedTo={selected ? range.right : NOTHING.to}
                    top={index * rowHeight}
                    columnWidth={columnWidth}
                    height={rowHeight}
                    headWidth={headWidth}
                    width={width}
                    stuckAt={index === stuck ? headHeight : null}
                  />
                );
              })}
            </div>
          </div>
        </div>
        {foot === undefined || isEmpty ? null : (
          <CellGridFoot
            {...foot}
            index={rows.length + 2}
            columns={columns}
            drawn={drawnColumns}
            frozen={frozen}
            height={rowHeight}
            headWidth={headWidth}
            columnWidth={columnWidth}
            strip={strip}
          />
        )}
      </div>
      {isEmpty ? empty : null}
    </div>
  );
}
