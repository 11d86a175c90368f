import { useRef, type MouseEvent } from 'react';
import type { CellGridDeeds } from './cell-grid-deeds.ts';
import { placeOf, withoutHeads } from './grid-place.ts';
import type { CellSelection } from './use-cell-selection.ts';

/** What the pointer does in a grid: a press goes there, or acts where it was already; dragging selects. */
export function useCellGridPresses(
  { active, take, isFocused }: CellSelection,
  { rows, pressAtOnce = false, onPress, onToggle, onHead }: CellGridDeeds,
) {
  const dragging = useRef(false);
  return {
    onMouseDown(event: MouseEvent): void {
      const at = placeOf(event);
      if (at === null || event.button !== 0) return;
      // Focus goes where the press was; a press that only extends the selection must not move its other end.
      event.preventDefault();
      dragging.current = true;
      const toggles = event.target instanceof Element && event.target.closest('[data-toggle]') !== null;
      if (toggles) onToggle?.(at.row - 1);
      else if (at.column === 0 && at.row > 0 && rows[at.row - 1]?.expanded === undefined)
        onHead?.(at.row - 1);
      const again = at.row === active.row && at.column === active.column && isFocused();
      take(at, event.shiftKey);
      const cell = withoutHeads(at);
      if (cell !== null && !event.shiftKey && (again || pressAtOnce)) onPress?.(cell);
    },
    onMouseOver(event: MouseEvent): void {
      if (!dragging.current || event.buttons !== 1) {
        dragging.current = false;
        return;
      }
      const at = placeOf(event);
      if (at !== null && withoutHeads(at) !== null) take(at, true);
    },
  };
}
