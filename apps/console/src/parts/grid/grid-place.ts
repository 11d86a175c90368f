import type { GridCell } from './grid-keys.ts';

/** A cell counted without the heads; null for a head. */
export const withoutHeads = (at: GridCell): GridCell | null =>
  at.row === 0 || at.column === 0 ? null : { row: at.row - 1, column: at.column - 1 };

/** The cell in which something happened, counted with the heads. */
export function placeOf({ target }: { readonly target: EventTarget }): GridCell | null {
  const words =
    target instanceof Element ? target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined;
  const [row, column] = (words ?? '').split(' ').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
