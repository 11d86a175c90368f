import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { CellGridHeld } from './cell-grid-held.tsx';
import type { CellLook, GridColumnLine, GridRowLine } from './cell-look.ts';
import { classes } from '../classes.ts';

interface CellGridRowProps {
  readonly line: GridRowLine;
  /** Counted with the row of heads, from 0. */
  readonly row: number;
  readonly columns: readonly GridColumnLine[];
  /** The columns that are drawn. */
  readonly drawn: readonly number[];
  /** So many of the first columns stay in sight. */
  readonly frozen: number;
  readonly cellAt: (row: number, column: number) => CellLook;
  /** Where the one cell in the tab order is, counted with the heads; -1 in another row. */
  readonly active: number;
  /** The selected columns, counted without heads; none where the first is after the last. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly top: number;
  readonly height: number;
  readonly headWidth: number;
  readonly columnWidth: number;
  readonly width: number;
  /** Stays in sight under the heads while its rows scroll by. */
  readonly stuckAt: number | null;
}

/** One drawn row. Nothing in it is drawn anew unless something in it changed, whatever else the grid does. */
export const CellGridRow = memo(Row, isSameRow);

const known = new WeakMap<CellGridRowProps['cellAt'], Map<number, readonly CellLook[]>>();
const knownFor = new WeakMap<readonly CellLook[], readonly number[]>();

/** How the drawn cells of a row look; asked by the row and by whoever compares it with what it was. */
function looksOf({ cellAt, row, drawn }: Pick<CellGridRowProps, 'cellAt' | 'row' | 'drawn'>) {
  const byRow = known.get(cellAt) ?? new Map<number, readonly CellLook[]>();
  known.set(cellAt, byRow);
  const found = byRow.get(row);
  if (found !== undefined && knownFor.get(found) === drawn) return found;
  const looks = drawn.map((column) => cellAt(row - 1, column));
  byRow.set(row, looks);
  knownFor.set(looks, drawn);
  return looks;
}

/** An edit makes the looks of all cells anew, and all but one of them are the same: most rows need not be looked into. */
function isSameRow(before: CellGridRowProps, after: CellGridRowProps): boolean {
  const { cellAt: was, ...one } = before;
  const { cellAt: is, ...other } = after;
  const names = Object.keys(other) as readonly (keyof typeof other)[];
  if (!names.every((name) => Object.is(one[name], other[name]))) return false;
  if (was === is) return true;
  const looks = looksOf(after);
  return looksOf(before).every((look, at) => look === looks[at]);
}

function Row({
  line,
  row,
  columns,
  drawn,
  frozen,
  cellAt,
  active,
  selectedFrom,
  selectedTo,
  top,
  height,
  headWidth,
  columnWidth,
  width,
  stuckAt,
}: CellGridRowProps) {
  const heading = line.expanded !== undefined;
  const looks = looksOf({ cellAt, row, drawn });
  const cells = drawn.map((index, at) => {
    const column = columns[index];
    const look = looks[at];
    if (column === undefined || look === undefined) return null;
    return (
      <Cell
        key={column.key}
        rowName={line.name}
        columnName={column.label}
        row={row}
        column={index + 1}
        look={look}
        active={active === index + 1}
        selected={index >= selectedFrom && index <= selectedTo}
        marked={column.marked === true}
        left={headWidth + index * columnWidth}
        width={columnWidth}
      />
    );
  });
  // Drawn lines are in order: those that are held come first.
  const held = drawn.filter((index) => index < frozen).length;
  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      aria-level={line.level}
      aria-expanded={line.expanded}
      className={classes(
        'border-b border-line',
        stuckAt === null ? 'absolute left-0' : 'sticky z-10',
        heading ? 'bg-sunken font-medium' : 'bg-surface',
      )}
      style={{ top: stuckAt ?? top, height, width }}
    >
      <CellGridHeld width={headWidth + frozen * columnWidth} frozen={frozen}>
        <RowHead line={line} row={row} active={active === 0} width={headWidth} />
        {cells.slice(0, held)}
      </CellGridHeld>
      {cells.slice(held)}
    </div>
  );
}

interface RowHeadProps {
  readonly line: GridRowLine;
  readonly row: number;
  readonly active: boolean;
  readonly width: number;
}

function RowHead({ line, row, active, width }: RowHeadProps) {
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      tabIndex={active ? 0 : -1}
      data-at={`${row} 0`}
      title={line.name}
      className={classes(
        'flex h-full items-center gap-1.5 border-r border-line pr-2 focus-visible:-outline-offset-2',
        line.marked === true ? 'bg-accent-tint font-medium' : 'bg-inherit',
      )}
      style={{ width, paddingLeft: 10 + 14 * ((line.level ?? 1) - 1) }}
    >
      {line.expanded === undefined ? null : (
        // Wider than what is drawn of it, for a finger.
        <span
          data-toggle
          className="-mx-[5px] grid h-full w-6 shrink-0 place-items-center max-sm:-mr-2 max-sm:-ml-2.5 max-sm:w-11"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={classes('text-ink-3', line.expanded && 'rotate-90')}
          />
        </span>
      )}
      {line.head ?? <span className="truncate">{line.label}</span>}
      {line.detail === undefined ? null : (
        <span className="truncate text-2xs font-normal text-ink-3 max-sm:hidden">{line.detail}</span>
      )}
    </div>
  );
}

interface CellProps {
  readonly rowName: string;
  readonly columnName: string;
  readonly row: number;
  readonly column: number;
  readonly look: CellLook;
  readonly active: boolean;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly left: number;
  readonly width: number;
}

const tones: Readonly<Record<CellLook['tone'], string>> = {
  plain: 'text-ink',
  quiet: 'text-ink-3',
  inherited: 'text-ink-2',
};

const Cell = memo(function Cell({
  rowName,
  columnName,
  row,
  column,
  look,
  active,
  selected,
  marked,
  left,
  width,
}: CellProps) {
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-label={`${rowName}, ${columnName}: ${look.said}`}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      data-at={`${row} ${column}`}
      data-changed={look.changed}
      title={look.said}
      className={classes(
        'absolute top-0 flex h-full items-center justify-center gap-1 border-r border-line/60 focus-visible:z-1 focus-visible:-outline-offset-2',
        look.changed
          ? `font-semibold text-accent ${selected ? 'bg-accent/20' : 'bg-accent-tint'}`
          : selected
            ? `bg-accent/12 ${tones[look.tone]}`
            : `${marked ? 'bg-sunken' : ''} hover:bg-hover ${tones[look.tone]}`,
      )}
      style={{ left, width }}
    >
      {look.mark === null ? null : (
        <span aria-hidden className="contents">
          {look.mark}
        </span>
      )}
      {look.changed ? <span aria-hidden className="size-1.5 rounded-full bg-accent" /> : null}
    </div>
  );
});
