import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { GridCell } from './grid-keys.ts';
import { rangeOf, type GridRange } from './grid-range.ts';
import { offsetShowing } from './grid-window.ts';
import { useGridWindow, type GridSight } from './use-grid-window.ts';

/** How large a grid is: its lines beside the heads, and pixels. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly headHeight: number;
  readonly headWidth: number;
  /** So many of the first columns stay in sight. */
  readonly frozen: number;
  readonly footHeight: number;
  /** The cell that is selected from the start, counted without the heads. */
  readonly first: GridCell | null;
}

/** Which cells are selected, and which of them has the focus or would take it; counted with the heads. */
export interface CellSelection {
  readonly active: GridCell;
  /** Counted without the heads; null where there is no cell, and before the focus was in the grid. */
  readonly range: GridRange | null;
  readonly sight: GridSight;
  /** Moves the focus there; with `extend` the other end of the selection stays. */
  readonly take: (to: GridCell, extend: boolean) => void;
  /** The same, and scrolls no further than it must for it to be seen. */
  readonly go: (to: GridCell, extend: boolean) => void;
  readonly takeAll: () => void;
  readonly isFocused: () => boolean;
  /** Focus came to a cell: from elsewhere, as Tab and screen readers bring it, it begins a selection of its own. */
  readonly arrive: (at: GridCell | null) => void;
  readonly leave: () => void;
}

type Room = Pick<HTMLElement, 'clientHeight' | 'clientWidth'>;

/**
 * Scrolls no further than it must for a cell to be seen. Rows that are heads of others lie over the first row in sight,
 * and frozen columns over the first column.
 * @param room for all of it, where that is another by now than it was when it was last laid out
 */
function scrollTo(
  element: HTMLElement,
  at: GridCell,
  { rowHeight, columnWidth, headHeight, headWidth, frozen, footHeight }: GridSize,
  room: Room = element,
): void {
  const { scrollTop, scrollLeft } = element;
  const [height, width] = [room.clientHeight - headHeight - footHeight, room.clientWidth - headWidth];
  const down = { size: rowHeight, room: height, covered: rowHeight };
  const across = { size: columnWidth, room: width, covered: frozen * columnWidth };
  element.scrollTo({
    top: at.row > 0 ? offsetShowing(down, at.row - 1, scrollTop) : scrollTop,
    left: at.column > frozen ? offsetShowing(across, at.column - 1, scrollLeft) : scrollLeft,
  });
}

/** Keeps the selection of a grid inside it while its lines come and go, and the cell with the focus drawn and in sight. */
export function useCellSelection(scroller: RefObject<HTMLDivElement | null>, size: GridSize): CellSelection {
  const { rows, columns, rowHeight, columnWidth, first } = size;
  const [chosen, setActive] = useState<GridCell>(() => ({
    row: (first?.row ?? 0) + 1,
    column: (first?.column ?? 0) + 1,
  }));
  const [anchor, setAnchor] = useState<GridCell>(chosen);
  const follow = useRef(false);
  const focused = useRef(false);
  // Nobody has selected anything in a grid that they have not been in.
  const [entered, setEntered] = useState(first !== null);
  const inside = (at: GridCell): GridCell => ({
    row: Math.min(at.row, rows),
    column: Math.min(at.column, columns),
  });
  const active = inside(chosen);
  const sight = useGridWindow(scroller, rowHeight, columnWidth);

  const show = (at: GridCell, room?: Room): void => {
    if (scroller.current !== null) scrollTo(scroller.current, at, size, room);
  };
  const showFirst = useEffectEvent((): void => {
    if (first !== null) show(active);
  });
  useLayoutEffect(() => showFirst(), []);
  // A bar that comes up under the grid, or a phone that is turned, must not leave the focus out of sight.
  const keepInSight = useEffectEvent((clientHeight: number, clientWidth: number): void => {
    if (focused.current) show(active, { clientHeight, clientWidth });
  });
  useEffect(() => keepInSight(sight.height, sight.width), [sight.height, sight.width]);

  // The active cell is always drawn; its row may have moved, and one that went takes the focus with it.
  useLayoutEffect(() => {
    const lost = focused.current && document.activeElement === document.body;
    if (!follow.current && !lost) return;
    follow.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-at="${active.row} ${active.column}"]`)
      ?.focus({ preventScroll: true });
  });

  const take = (to: GridCell, extend: boolean): void => {
    follow.current = true;
    setEntered(true);
    setActive(to);
    if (!extend) setAnchor(to);
  };
  return {
    active,
    range: entered ? rangeOf(inside(anchor), active, rows, columns) : null,
    sight,
    take,
    go(to, extend) {
      take(to, extend);
      show(to);
    },
    takeAll() {
      take({ row: rows, column: columns }, true);
      setAnchor({ row: 1, column: 1 });
    },
    isFocused: () => focused.current,
    arrive(at) {
      focused.current = true;
      setEntered(true);
      if (at === null || (at.row === active.row && at.column === active.column)) return;
      setActive(at);
      setAnchor(at);
    },
    leave() {
      focused.current = false;
    },
  };
}
