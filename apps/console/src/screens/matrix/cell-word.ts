import type { GridCell } from '../../parts/grid/grid-keys.ts';
import type { Matrix } from './use-matrix.ts';

type Lines = Pick<Matrix, 'rows' | 'columns'>;

/** How the address names a cell: the role or person of its column, and the type and action of its row. */
export function cellAsWord({ rows, columns }: Lines, at: GridCell | null): string | undefined {
  if (at === null) return undefined;
  const [row, column] = [rows[at.row], columns[at.column]];
  return row === undefined || column === undefined ? undefined : `${column.key} ${row.key}`;
}

/** The cell that a word of the address names; null where none that shows is called so. */
export function cellOfWord({ rows, columns }: Lines, word: string | undefined): GridCell | null {
  const [key = '', ...rest] = (word ?? '').split(' ');
  const row = rows.findIndex((line) => line.key === rest.join(' '));
  const column = columns.findIndex((line) => line.key === key);
  return row < 0 || column < 0 ? null : { row, column };
}
