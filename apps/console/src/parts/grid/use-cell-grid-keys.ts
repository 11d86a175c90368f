import { useRef, type KeyboardEvent, type RefObject } from 'react';
import type { CellGridDeeds } from './cell-grid-deeds.ts';
import type { GridRowLine } from './cell-look.ts';
import { gridCommand } from './grid-command.ts';
import { nextCell } from './grid-keys.ts';
import { withoutHeads } from './grid-place.ts';
import { headDeed, parentOf } from './grid-tree.ts';
import type { CellSelection } from './use-cell-selection.ts';

/** What keys do in a grid: they move, select, close and open rows, and ask its owner for what they do to cells. */
export function useCellGridKeys(
  scroller: RefObject<HTMLDivElement | null>,
  { active, range, go, takeAll }: CellSelection,
  { rows, columns, headHeight, rowHeight, onCommand, onToggle, onHead }: CellGridDeeds,
): (event: KeyboardEvent) => void {
  const keyBefore = useRef('');

  /** Closes and opens what is below a row, or goes to the row that it is below. */
  const turn = (key: string, line: GridRowLine): boolean => {
    const row = active.row - 1;
    const deed = headDeed(key, line);
    const act = deed === 'turn' ? onToggle : deed === 'press' ? onHead : undefined;
    if (act !== undefined) {
      act(row);
      return true;
    }
    const parent = key === 'ArrowLeft' ? parentOf(rows, row) : -1;
    if (parent < 0) return false;
    go({ row: parent + 1, column: 0 }, false);
    return true;
  };

  return (event) => {
    const before = keyBefore.current;
    keyBefore.current = event.key;
    const controlled = event.ctrlKey || event.metaKey;
    const line = rows[active.row - 1];
    const turns = active.column === 0 && !event.altKey && !event.metaKey;
    if (line !== undefined && turns && turn(event.key, line)) {
      event.preventDefault();
      return;
    }
    if (controlled && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      takeAll();
      return;
    }
    // Only where it is needed: what was changed since the last frame is laid out before it is told.
    const height = event.key.startsWith('Page') ? (scroller.current?.clientHeight ?? 400) : headHeight;
    const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 2);
    const next = nextCell(event, active, { rows: rows.length + 1, columns: columns.length + 1, page });
    if (next !== null) {
      event.preventDefault();
      go(next, event.shiftKey);
      return;
    }
    const command = gridCommand(event);
    // G and a letter goes to a room of the console, from a grid too.
    if (command === null || (command.kind === 'letter' && before.toLowerCase() === 'g')) return;
    if (range === null || onCommand === undefined) return;
    event.preventDefault();
    onCommand(command, range, withoutHeads(active));
  };
}
