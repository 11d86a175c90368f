import { useRef, type ReactNode } from 'react';
import type { CellGridDeeds } from './cell-grid-deeds.ts';
import { CellGridFoot } from './cell-grid-foot.tsx';
import { CellGridHead } from './cell-grid-head.tsx';
import { CellGridRows } from './cell-grid-rows.tsx';
import { classes } from '../classes.ts';
import type { GridCell } from './grid-keys.ts';
import { useCellGridEvents } from './use-cell-grid-events.ts';
import { useCellSelection } from './use-cell-selection.ts';
import { useDrawnCells } from './use-drawn-cells.ts';

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

/**
 * A virtualised grid of two axes for eyes, keys and screen readers; with levels in its rows, a tree of them. One cell is
 * in the tab order. Arrows, Home, End (with Ctrl for the corners) and the page keys move, with Shift they select;
 * Ctrl+A selects everything, the head of a row or column its line; Left and Right on the head of a row close and open
 * what is below it. What keys do to cells is their owner's: `grid-command.ts`.
 */
export function CellGrid(props: CellGridProps) {
  'use no memo'; // Rows say themselves whether they changed: to remember the rest as well only makes the script larger.
  const { corner, rows, columns, cellAt, upright = false, first = null, foot, empty } = props;
  const { columnWidth, headWidth, headHeight, rowHeight, frozen = 0 } = props;
  const size = { columnWidth, headWidth, headHeight, rowHeight, frozen };
  const scroller = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const selection = useCellSelection(scroller, {
    ...size,
    rows: rows.length,
    columns: columns.length,
    footHeight: foot === undefined ? 0 : rowHeight,
    first,
  });
  const heard = useCellGridEvents(scroller, selection, props);
  const drawn = useDrawnCells(selection, { ...size, rows, columns });
  const { active, range } = selection;
  const isEmpty = rows.length === 0 || columns.length === 0;
  const width = headWidth + columns.length * columnWidth;
  return (
    <div className="card flex min-h-0 flex-1 flex-col overflow-hidden">
      <div
        {...named(props)}
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
              drawn={drawn.columns}
              upright={upright}
              frozen={frozen}
              active={active.row === 0 ? active.column : -1}
              selectedFrom={range?.left ?? 0}
              selectedTo={range?.right ?? -1}
              height={headHeight}
              headWidth={headWidth}
              columnWidth={columnWidth}
              width={width}
            />
            <CellGridRows
              rows={rows}
              columns={columns}
              cellAt={cellAt}
              drawn={drawn}
              selection={selection}
              size={size}
              width={width}
            />
          </div>
        </div>
        {foot === undefined || isEmpty ? null : (
          <CellGridFoot
            {...foot}
            index={rows.length + 2}
            columns={columns}
            drawn={drawn.columns}
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

/** What a grid is to whoever does not see it. */
const named = ({ label, rows, columns, foot }: CellGridProps) =>
  ({
    role: rows.some(({ level }) => level !== undefined) ? 'treegrid' : 'grid',
    'aria-label': label,
    'aria-multiselectable': true,
    'aria-rowcount': rows.length + (foot === undefined ? 1 : 2),
    'aria-colcount': columns.length + 1,
  }) as const;
