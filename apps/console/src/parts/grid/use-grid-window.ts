import { useLayoutEffect, useState, type RefObject } from 'react';

/** What of a grid is in sight: its first row and column, and the room that there is, in pixels. */
export interface GridSight {
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

/** Follows what of a grid is in sight. Changes only when another line is the first, not with each pixel of scrolling. */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  columnWidth: number,
): GridSight {
  const [sight, setSight] = useState<GridSight>({ row: 0, column: 0, width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const { scrollTop, scrollLeft, clientWidth: width, clientHeight: height } = element;
      // Right to left, scrolling counts down from 0.
      const [row, column] = [
        Math.floor(scrollTop / rowHeight),
        Math.floor(Math.abs(scrollLeft) / columnWidth),
      ];
      setSight((before) =>
        before.row === row && before.column === column && before.width === width && before.height === height
          ? before
          : { row, column, width, height },
      );
    };
    const resized = new ResizeObserver(look);
    look();
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight, columnWidth]);
  return sight;
}
