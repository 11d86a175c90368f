import type { CellLook, GridColumnLine, GridRowLine } from './cell-look.ts';
import type { GridCommand } from './grid-command.ts';
import type { GridCell } from './grid-keys.ts';
import type { GridRange } from './grid-range.ts';

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
