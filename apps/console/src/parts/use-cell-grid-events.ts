import {
  useRef,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { CellLook, GridColumnLine, GridRowLine } from './cell-look.ts';
import { gridCommand, type GridCommand } from './grid-command.ts';
import { nextCell, type GridCell } from './grid-keys.ts';
import { between, cellsOfText, type GridRange } from './grid-range.ts';
import { headDeed, parentOf } from './grid-tree.ts';
import type { CellSelection } from './use-cell-selection.ts';

/** What a grid shows, and what its owner does about keys and presses. */
export interface CellGridDeeds {
  readonly rows: readonly GridRowLine[];
  readonly columns: readonly GridColumnLine[];
  /** Called for drawn cells alone; keep it the same function while nothing that it says has changed. */
  readonly cellAt: (row: number, column: number) => CellLook;
  readonly headHeight: number;
  readonly rowHeight: number;
  /** What a key asks of the selected cells; `at` is the cell that has the focus, null for a head. */
  readonly onCommand?: (command: GridCommand, range: GridRange, at: GridCell | null) => void;
  readonly onPaste?: (cells: readonly (readonly string[])[], range: GridRange) => void;
  /** A cell was pressed that was the active one before: the first press of a cell only goes there. */
  readonly onPress?: (at: GridCell) => void;
  /** Pressing a cell acts at once. */
  readonly pressAtOnce?: boolean;
  /** The cell that has the focus, without heads; null while a head has it. */
  readonly onActive?: (at: GridCell | null) => void;
  readonly onToggle?: (row: number) => void;
  /** The head of a row was pressed that has nothing below it. */
  readonly onHead?: (row: number) => void;
}

/** What a grid hears: keys, presses, and what is copied and pasted. */
export function useCellGridEvents(
  scroller: RefObject<HTMLDivElement | null>,
  { active, range, take, go, takeAll, isFocused, arrive, leave }: CellSelection,
  grid: CellGridDeeds,
) {
  const { rows, columns, cellAt, headHeight, rowHeight, pressAtOnce = false } = grid;
  const { onCommand, onPaste, onPress, onActive, onToggle, onHead } = grid;
  const dragging = useRef(false);
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

  return {
    onKeyDown(event: KeyboardEvent): void {
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
      const next = nextCell(event, active, rows.length + 1, columns.length + 1, page);
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
    },
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

/** A cell counted without the heads; null for a head. */
const withoutHeads = (at: GridCell): GridCell | null =>
  at.row === 0 || at.column === 0 ? null : { row: at.row - 1, column: at.column - 1 };

/** The cell in which something happened, counted with the heads. */
function placeOf({ target }: { readonly target: EventTarget }): GridCell | null {
  const words =
    target instanceof Element ? target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined;
  const [row, column] = (words ?? '').split(' ').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
