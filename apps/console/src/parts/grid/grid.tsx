import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { GridColumn } from './grid-column.ts';
import { GridHead } from './grid-head.tsx';
import { nextCell } from './grid-keys.ts';
import { GridLine } from './grid-line.tsx';
import { useGridFocus } from './use-grid-focus.ts';
import { useNarrow } from '../use-narrow.ts';

interface GridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  /** Rows there are in all, of which `rows` are those that have come. */
  readonly total: number;
  readonly keyOf: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** Called when the last rows come into sight. */
  readonly onEnd?: () => void;
  readonly empty?: ReactNode;
}

const rowLook = 'grid [grid-template-columns:var(--narrow)] sm:[grid-template-columns:var(--wide)]';
const ROW = 36;
/** As high as a finger needs. */
const NARROW_ROW = 44;

/**
 * A virtualised grid for eyes, keys and screen readers: rows that are not drawn are still counted, and one cell at a
 * time is in the tab order. Arrows, Home and End (with Ctrl for the corners) and the page keys move; Enter opens.
 */
export function Grid<Row>({ label, columns, rows, total, keyOf, onOpen, onEnd, empty }: GridProps<Row>) {
  'use no memo'; // The virtualizer changes under the same identity, which the compiler takes for no change.
  const scroller = useRef<HTMLDivElement>(null);
  const count = { rows: rows.length, columns: columns.length };
  const { active, arrive, go, heard } = useGridFocus(scroller, count);
  const height = useNarrow() ? NARROW_ROW : ROW;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: height,
    rangeExtractor: (range) => withRow(range, active.row),
  });
  // Rows that were measured keep their height until they are told of another.
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (onEnd !== undefined && lastDrawn >= rows.length - 10 && rows.length < total) onEnd();
  }, [lastDrawn, rows.length, total, onEnd]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active.row];
    if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 2);
    const next = nextCell(event, active, { ...count, page });
    if (next === null) return;
    event.preventDefault();
    go(next);
    virtual.scrollToIndex(next.row);
  };

  return (
    <div ref={scroller} className="card min-h-0 flex-1 overflow-auto" style={tracksOf(columns)}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        tabIndex={-1}
        {...heard}
        className="min-w-max outline-none sm:min-w-full"
      >
        <GridHead columns={columns} look={rowLook} />
        {/* A group of no rows is none. */}
        <div
          role={rows.length === 0 ? 'presentation' : 'rowgroup'}
          className="relative"
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <GridLine
                key={keyOf(row)}
                row={row}
                index={item.index}
                start={item.start}
                columns={columns}
                look={rowLook}
                active={active.row === item.index ? active.column : null}
                onKeyDown={onKeyDown}
                onFocus={(column) => arrive({ row: item.index, column })}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 ? empty : null}
    </div>
  );
}

/** How wide the columns are, in a wide window and in a narrow one. */
function tracksOf<Row>(columns: readonly GridColumn<Row>[]): Record<string, string> {
  const narrow = columns.filter(({ wideOnly }) => wideOnly !== true);
  return {
    '--wide': columns.map(({ track }) => track).join(' '),
    '--narrow': narrow.map(({ track, narrowTrack }) => narrowTrack ?? track).join(' '),
  };
}

/** The rows to draw: those in sight, and the one that has the focus or would take it, wherever it is. */
function withRow(range: Range, row: number): number[] {
  const drawn = defaultRangeExtractor(range);
  if (row >= range.count || drawn.includes(row)) return drawn;
  return [...drawn, row].toSorted((one, other) => one - other);
}
