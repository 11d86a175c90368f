import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { CellGridHead } from './cell-grid-head.tsx';
import { CellGridRow } from './cell-grid-row.tsx';
import { classes } from './classes.ts';
import type { CellLook, GridColumnLine, GridRowLine } from './cell-look.ts';
import { gridCommand, type GridCommand } from './grid-command.ts';
import { nextCell, type GridCell } from './grid-keys.ts';
import { between, cellsOfText, rangeOf, type GridRange } from './grid-range.ts';
import { drawnLines, offsetShowing } from './grid-window.ts';
import { useGridWindow } from './use-grid-window.ts';

interface CellGridProps {
  readonly label: string;
  readonly corner: ReactNode;
  readonly rows: readonly GridRowLine[];
  readonly columns: readonly GridColumnLine[];
  /** Called for drawn cells alone; keep it the same function while nothing that it says has changed. */
  readonly cellAt: (row: number, column: number) => CellLook;
  readonly columnWidth: number;
  readonly headWidth: number;
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly upright?: boolean;
  /** A row under the others, in sight always. */
  readonly foot?: { readonly label: string; readonly textAt: (column: number) => string };
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
  readonly empty?: ReactNode;
}

const NOTHING = { from: 0, to: -1 } as const;
type Room = Pick<HTMLElement, 'clientHeight' | 'clientWidth'>;
const NOWHERE: Room = { clientHeight: 0, clientWidth: 0 };

/**
 * A virtualised grid of two axes for eyes, keys and screen readers; with levels in its rows, a tree of them. One cell is
 * in the tab order. Arrows, Home, End (with Ctrl for the corners) and the page keys move, with Shift they select;
 * Ctrl+A selects everything, the head of a row or column its line; Left and Right on the head of a row close and open
 * what is below it. What keys do to cells is their owner's: `grid-command.ts`.
 */
export function CellGrid({
  label,
  corner,
  rows,
  columns,
  cellAt,
  columnWidth,
  headWidth,
  headHeight,
  rowHeight,
  upright = false,
  foot,
  onCommand,
  onPaste,
  onPress,
  pressAtOnce = false,
  onActive,
  onToggle,
  onHead,
  empty,
}: CellGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const [chosen, setActive] = useState<GridCell>({ row: 1, column: 1 });
  const [anchor, setAnchor] = useState<GridCell>(chosen);
  const follow = useRef(false);
  const focused = useRef(false);
  const dragging = useRef(false);
  const keyBefore = useRef('');
  const inside = (at: GridCell): GridCell => ({
    row: Math.min(at.row, rows.length),
    column: Math.min(at.column, columns.length),
  });
  const active = inside(chosen);
  const range = rangeOf(inside(anchor), active, rows.length, columns.length);

  const sight = useGridWindow(scroller, rowHeight, columnWidth);
  const footHeight = foot === undefined ? 0 : rowHeight;
  /** Scrolls no further than it must; rows that are heads of others lie over the first row in sight. */
  const show = (at: GridCell, room: Room = scroller.current ?? NOWHERE): void => {
    const element = scroller.current;
    if (element === null) return;
    const [height, width] = [room.clientHeight - headHeight - footHeight, room.clientWidth - headWidth];
    const { scrollTop, scrollLeft } = element;
    if (at.row > 0) element.scrollTop = offsetShowing(at.row - 1, rowHeight, scrollTop, height, rowHeight);
    if (at.column > 0) element.scrollLeft = offsetShowing(at.column - 1, columnWidth, scrollLeft, width);
  };
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

  const go = (to: GridCell, extend: boolean): void => {
    follow.current = true;
    setActive(to);
    if (!extend) setAnchor(to);
    show(to);
  };
  const body = (at: GridCell): GridCell | null =>
    at.row === 0 || at.column === 0 ? null : { row: at.row - 1, column: at.column - 1 };

  const onKeyDown = (event: KeyboardEvent): void => {
    const before = keyBefore.current;
    keyBefore.current = event.key;
    const line = rows[active.row - 1];
    if (line !== undefined && active.column === 0 && turn(event.key, line)) {
      event.preventDefault();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      setAnchor({ row: 1, column: 1 });
      setActive({ row: rows.length, column: columns.length });
      follow.current = true;
      return;
    }
    // Only where it is needed: what was changed since the last frame is laid out before it is told.
    const height = event.key.startsWith('Page') ? (scroller.current?.clientHeight ?? 400) : headHeight;
    const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 2);
    const next = nextCell(
      event.key,
      event.ctrlKey || event.metaKey,
      active,
      rows.length + 1,
      columns.length + 1,
      page,
    );
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
    onCommand(command, range, body(active));
  };
  /** Closes and opens what is below a row, or goes to the row that it is below. */
  const turn = (key: string, line: GridRowLine): boolean => {
    const row = active.row - 1;
    const toggles = onToggle !== undefined && line.expanded !== undefined;
    if (key === 'ArrowRight' && toggles && line.expanded === false) {
      onToggle(row);
      return true;
    }
    if (key === 'ArrowLeft' && toggles && line.expanded === true) {
      onToggle(row);
      return true;
    }
    if ((key === 'Enter' || key === ' ') && toggles) {
      onToggle(row);
      return true;
    }
    if ((key === 'Enter' || key === ' ') && onHead !== undefined && line.expanded === undefined) {
      onHead(row);
      return true;
    }
    const parent = key === 'ArrowLeft' ? parentOf(rows, row) : -1;
    if (parent < 0) return false;
    go({ row: parent + 1, column: 0 }, false);
    return true;
  };

  const placeOf = ({ target }: { readonly target: EventTarget }): GridCell | null => {
    const words =
      target instanceof Element ? target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined;
    const [row, column] = (words ?? '').split(' ').map(Number);
    return row === undefined || column === undefined ? null : { row, column };
  };
  const onMouseDown = (event: MouseEvent): void => {
    const at = placeOf(event);
    if (at === null || event.button !== 0) return;
    // Focus goes where the press was; a press that only extends the selection must not move its other end.
    event.preventDefault();
    dragging.current = true;
    const toggles = event.target instanceof Element && event.target.closest('[data-toggle]') !== null;
    if (toggles) onToggle?.(at.row - 1);
    else if (at.column === 0 && at.row > 0 && rows[at.row - 1]?.expanded === undefined) onHead?.(at.row - 1);
    const again = at.row === active.row && at.column === active.column && focused.current;
    follow.current = true;
    setActive(at);
    if (!event.shiftKey) setAnchor(at);
    const cell = body(at);
    if (cell !== null && !event.shiftKey && (again || pressAtOnce)) onPress?.(cell);
  };
  const onMouseOver = (event: MouseEvent): void => {
    if (!dragging.current || event.buttons !== 1) {
      dragging.current = false;
      return;
    }
    const at = placeOf(event);
    if (at === null || at.row === 0 || at.column === 0) return;
    follow.current = true;
    setActive(at);
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (range === null) return;
    event.preventDefault();
    const lines = between(range.top, range.bottom).map((row) =>
      between(range.left, range.right).map((column) => cellAt(row, column).copied),
    );
    event.clipboardData.setData('text/plain', lines.map((line) => line.join('\t')).join('\n'));
  };

  const stuck = stuckRow(rows, sight.row);
  const drawnRows = drawnLines(sight.row, sight.height, rowHeight, rows.length, [active.row - 1, stuck]);
  const drawnColumns = drawnLines(sight.column, sight.width, columnWidth, columns.length, [
    active.column - 1,
  ]);
  const isEmpty = rows.length === 0 || columns.length === 0;
  const width = headWidth + columns.length * columnWidth;
  const named = {
    role: rows.some(({ level }) => level !== undefined) ? 'treegrid' : 'grid',
    'aria-label': label,
    'aria-multiselectable': true,
    'aria-rowcount': rows.length + (foot === undefined ? 1 : 2),
    'aria-colcount': columns.length + 1,
  } as const;
  const heard = {
    onKeyDown,
    onMouseDown,
    onMouseOver,
    onFocus: (event: FocusEvent): void => {
      focused.current = true;
      const at = placeOf(event);
      if (at === null) return;
      // Focus that came from elsewhere, as Tab and screen readers bring it, begins a selection of its own.
      if (at.row !== active.row || at.column !== active.column) {
        setActive(at);
        setAnchor(at);
      }
      onActive?.(body(at));
    },
    onBlur: (): void => {
      focused.current = false;
    },
    onCopy,
    onPaste: (event: ClipboardEvent): void => {
      if (range === null || onPaste === undefined) return;
      event.preventDefault();
      onPaste(cellsOfText(event.clipboardData.getData('text/plain')), range);
    },
  };
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
          <div
            role="row"
            aria-rowindex={rows.length + 2}
            className="relative shrink-0 overflow-hidden border-t border-line text-xs text-ink-2"
            style={{ height: rowHeight }}
          >
            <div
              role="rowheader"
              aria-colindex={1}
              className="absolute top-0 left-0 z-5 flex h-full items-center border-r border-line bg-surface px-2.5 font-medium"
              style={{ width: headWidth }}
            >
              {foot.label}
            </div>
            <div ref={strip} role="presentation" className="h-full">
              {drawnColumns.map((index) => (
                <div
                  key={columns[index]?.key ?? index}
                  role="gridcell"
                  aria-colindex={index + 2}
                  className="figures absolute top-0 flex h-full items-center justify-center"
                  style={{ left: headWidth + index * columnWidth, width: columnWidth }}
                >
                  {foot.textAt(index)}
                </div>
              ))}
            </div>
          </div>
        )}
      </div>
      {isEmpty ? empty : null}
    </div>
  );
}

/** The row that stays in sight while the rows below it scroll by: the open one that the first row in sight is of; or -1. */
function stuckRow(rows: readonly GridRowLine[], first: number): number {
  return rows[first]?.expanded === true ? first : parentOf(rows, first);
}

/** The row that a row of a tree lies below; -1 where it lies below none. */
function parentOf(rows: readonly GridRowLine[], row: number): number {
  const level = rows[row]?.level ?? 1;
  if (level === 1) return -1;
  return rows.findLastIndex((above, at) => at < row && (above.level ?? 1) < level);
}
