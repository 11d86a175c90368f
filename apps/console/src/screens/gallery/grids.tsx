import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridColumn } from '../../parts/grid/grid-column.ts';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Exhibit } from './exhibit.tsx';
import { CellGrid } from '../../parts/grid/cell-grid.tsx';
import type { CellLook, GridColumnLine, GridRowLine } from '../../parts/grid/cell-look.ts';
import type { GridRange } from '../../parts/grid/grid-range.ts';

const looks = {
  none: {
    said: 'none',
    mark: <Minus size={14} aria-hidden />,
    tone: 'quiet',
    changed: false,
    copied: 'none',
  },
  all: { said: 'all', mark: <Check size={14} aria-hidden />, tone: 'plain', changed: false, copied: 'all' },
  changed: {
    said: 'all, was none',
    mark: <Check size={14} aria-hidden />,
    tone: 'plain',
    changed: true,
    copied: 'all',
  },
  inherited: {
    said: 'all, through a role that this one includes',
    mark: <Check size={14} aria-hidden />,
    tone: 'inherited',
    changed: false,
    copied: 'all',
  },
} as const satisfies Readonly<Record<string, CellLook>>;

const given = [looks.all, looks.none, looks.inherited, looks.none];
const columns: readonly GridColumnLine[] = Array.from({ length: 120 }, (_, at) => ({
  key: `column ${at}`,
  label: `Role number ${at + 1}`,
  marked: at === 1,
}));
const groups = Array.from({ length: 30 }, (_, at) => `Type ${at + 1}`);
const actions = Array.from({ length: 9 }, (_, at) => `action ${at + 1}`);

/** A tree of 300 rows by 120 columns: as large as a matrix of permissions gets. */
function LargeGrid() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [set, setSet] = useState<ReadonlyMap<string, CellLook>>(new Map());
  const rows: readonly GridRowLine[] = groups.flatMap((group) => [
    { key: group, name: group, label: group, level: 1, expanded: !closed.has(group) },
    ...(closed.has(group)
      ? []
      : actions.map((action) => ({
          key: `${group} ${action}`,
          name: `${group}, ${action}`,
          label: action,
          level: 2,
        }))),
  ]);
  const keyAt = (row: number, column: number): string => `${rows[row]?.key} ${columns[column]?.key}`;
  const put = ({ top, left, bottom, right }: GridRange, look: CellLook): void => {
    const next = new Map(set);
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) next.set(keyAt(row, column), look);
    setSet(next);
  };
  return (
    <div className="flex h-80 w-[36rem] max-w-full flex-col">
      <CellGrid
        label="A large grid"
        corner="Type and action"
        rows={rows}
        columns={columns}
        cellAt={(row, column) =>
          set.get(keyAt(row, column)) ?? given[(row * 7 + column * 3) % given.length] ?? looks.none
        }
        columnWidth={40}
        headWidth={200}
        headHeight={128}
        rowHeight={30}
        upright
        frozen={1}
        foot={{ label: 'Holders', textAt: (column) => String(column * 3) }}
        onToggle={(row) => {
          const key = rows[row]?.key ?? '';
          setClosed(
            new Set(closed.has(key) ? [...closed].filter((other) => other !== key) : [...closed, key]),
          );
        }}
        onCommand={(command, range) => {
          if (command.kind === 'cycle' || command.kind === 'letter') put(range, looks.changed);
          if (command.kind === 'restore') put(range, looks.none);
        }}
        onPress={({ row, column }) =>
          put({ top: row, bottom: row, left: column, right: column }, looks.changed)
        }
      />
    </div>
  );
}

interface Example {
  readonly name: string;
  readonly size: number;
}

const examples: readonly Example[] = Array.from({ length: 40 }, (_, at) => ({
  name: `Example ${at + 1}`,
  size: (at * 37) % 100,
}));

const exampleColumns: readonly GridColumn<Example>[] = [
  { key: 'name', title: 'Name', track: 'minmax(12rem, 2fr)', sorted: 'asc', cell: ({ name }) => name },
  { key: 'size', title: 'Size', track: 'minmax(6rem, 1fr)', end: true, cell: ({ size }) => size },
];

/** The grids: rows of things, and rows by columns. */
export function Grids() {
  return (
    <>
      <Exhibit name="Grid">
        {[examples, []].map((rows) => (
          <div key={rows.length} className="flex h-56 min-w-60 flex-1 flex-col">
            <Grid
              label={rows.length === 0 ? 'An empty grid' : 'A grid of examples'}
              columns={exampleColumns}
              rows={rows}
              total={rows.length}
              keyOf={({ name }) => name}
              empty={<EmptyState title="No examples" reason="None is left under this filter." />}
            />
          </div>
        ))}
      </Exhibit>
      <Exhibit name="Grid of two axes">
        <LargeGrid />
      </Exhibit>
    </>
  );
}
