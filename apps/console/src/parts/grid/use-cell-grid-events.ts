import type { ClipboardEvent, FocusEvent, RefObject } from 'react';
import type { CellGridDeeds } from './cell-grid-deeds.ts';
import { placeOf, withoutHeads } from './grid-place.ts';
import { between, cellsOfText } from './grid-range.ts';
import { useCellGridKeys } from './use-cell-grid-keys.ts';
import { useCellGridPresses } from './use-cell-grid-presses.ts';
import type { CellSelection } from './use-cell-selection.ts';

/** What a grid hears: keys, presses, where the focus is, and what is copied and pasted. */
export function useCellGridEvents(
  scroller: RefObject<HTMLDivElement | null>,
  selection: CellSelection,
  grid: CellGridDeeds,
) {
  const { range, arrive, leave } = selection;
  const { cellAt, onActive, onPaste } = grid;
  return {
    onKeyDown: useCellGridKeys(scroller, selection, grid),
    ...useCellGridPresses(selection, grid),
    onFocus(event: FocusEvent): void {
      const at = placeOf(event);
      arrive(at);
      if (at !== null) onActive?.(withoutHeads(at));
    },
    onBlur: leave,
    onCopy(event: ClipboardEvent): void {
      if (range === null) return;
      event.preventDefault();
      const lines = between(range.top, range.bottom).map((row) =>
        between(range.left, range.right).map((column) => cellAt(row, column).copied),
      );
      event.clipboardData.setData('text/plain', lines.map((line) => line.join('\t')).join('\n'));
    },
    onPaste(event: ClipboardEvent): void {
      if (range === null || onPaste === undefined) return;
      event.preventDefault();
      onPaste(cellsOfText(event.clipboardData.getData('text/plain')), range);
    },
  };
}
