import type { GridCell } from './grid-keys.ts';

/** A rectangle of cells, its four edges included. Rows and columns count from 0. */
export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Cells that stand for more than themselves: row 0 holds the heads of columns, and column 0 those of rows. */
const HEAD = 0;

/**
 * The cells that a selection from one cell to another takes, heads aside: the head of a row stands for the whole row,
 * that of a column for the column, and the corner for everything.
 * @param from,to counted with the heads
 * @param rows,columns how many there are beside the heads
 * @returns counted without the heads; null where there is no cell
 */
export function rangeOf(from: GridCell, to: GridCell, rows: number, columns: number): GridRange | null {
  if (rows === 0 || columns === 0) return null;
  const [top, bottom] = edges(from.row, to.row, rows);
  const [left, right] = edges(from.column, to.column, columns);
  return { top, left, bottom, right };
}

function edges(from: number, to: number, count: number): readonly [number, number] {
  if (from === HEAD || to === HEAD) return [0, count - 1];
  return [Math.min(from, to) - 1, Math.max(from, to) - 1].map((at) =>
    Math.max(0, Math.min(count - 1, at)),
  ) as [number, number];
}

/** The numbers from a first to a last, both included. */
export const between = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);

/** What was copied or pasted, row by row: cells have tabs between them, as spreadsheets write it. */
export const cellsOfText = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
