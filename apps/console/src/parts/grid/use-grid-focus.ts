import { useEffect, useRef, useState, type RefObject } from 'react';
import type { GridCell } from './grid-keys.ts';

/** How many lines there are along either axis. */
interface GridCount {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Which cell of a grid is in the tab order, and the focus that follows it. Fewer lines than there were must not leave the
 * grid without a cell that Tab comes to, and a cell that goes does not take the focus with it.
 * @param scroller what the cell that says `data-active` is in
 */
export function useGridFocus(
  scroller: RefObject<HTMLDivElement | null>,
  { rows, columns }: GridCount,
): {
  readonly active: GridCell;
  /** The focus came to a cell. */
  readonly arrive: (at: GridCell) => void;
  /** Moves the focus there, once it is drawn. */
  readonly go: (to: GridCell) => void;
  readonly heard: { readonly onFocus: () => void; readonly onBlur: () => void };
} {
  const [chosen, setActive] = useState<GridCell>({ row: 0, column: 0 });
  const moved = useRef(false);
  const focused = useRef(false);
  useEffect(() => {
    const lost = focused.current && document.activeElement === document.body;
    if (!moved.current && !lost) return;
    const cell = scroller.current?.querySelector<HTMLElement>('[data-active="true"]');
    // A cell far away is drawn only once the grid has scrolled there: it gets the focus in that later pass.
    if (cell === null || cell === undefined) return;
    moved.current = false;
    cell.focus({ preventScroll: true });
  });
  return {
    active: {
      row: Math.max(0, Math.min(chosen.row, rows - 1)),
      column: Math.min(chosen.column, columns - 1),
    },
    arrive: setActive,
    go(to) {
      moved.current = true;
      setActive(to);
    },
    heard: {
      onFocus() {
        focused.current = true;
      },
      onBlur() {
        focused.current = false;
      },
    },
  };
}
