import { classes } from '../classes.ts';
import type { GridColumn } from './grid-column.ts';

interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  /** Lays out the cells, as in every other row. */
  readonly look: string;
}

/** The titles of the columns of a grid, in sight however far it scrolls. */
export function GridHead<Row>({ columns, look }: GridHeadProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={classes(
        look,
        'sticky top-0 z-10 border-b border-line bg-surface text-xs font-medium text-ink-3',
      )}
    >
      {columns.map((column, index) => (
        <div
          key={column.key}
          role="columnheader"
          aria-colindex={index + 1}
          aria-sort={sortOf(column.sorted)}
          className={classes(
            'flex h-9 items-center truncate px-3 max-sm:h-11',
            column.end && 'justify-end',
            column.wideOnly && 'max-sm:hidden',
          )}
        >
          {column.title}
        </div>
      ))}
    </div>
  );
}

function sortOf(sorted: 'asc' | 'desc' | undefined): 'ascending' | 'descending' | undefined {
  if (sorted === undefined) return undefined;
  return sorted === 'asc' ? 'ascending' : 'descending';
}
