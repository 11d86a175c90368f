import type { PressedKey } from './grid-command.ts';

export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** How many lines a grid has along either axis, and how many rows a page of it shows. */
interface GridExtent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/**
 * The cell that a key moves to; null when the key does not move. With Alt, or an arrow with ⌘, a key is the browser's:
 * that is how one goes back.
 */
export function nextCell(
  { key, ctrlKey, metaKey, altKey }: PressedKey,
  at: GridCell,
  { rows, columns, page }: GridExtent,
): GridCell | null {
  const to = (row: number, column: number): GridCell => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  if (altKey || (metaKey && key.startsWith('Arrow'))) return null;
  const corner = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return to(at.row - 1, at.column);
    case 'ArrowDown':
      return to(at.row + 1, at.column);
    case 'ArrowLeft':
      return to(at.row, at.column - 1);
    case 'ArrowRight':
      return to(at.row, at.column + 1);
    case 'PageUp':
      return to(at.row - page, at.column);
    case 'PageDown':
      return to(at.row + page, at.column);
    case 'Home':
      return to(corner ? 0 : at.row, 0);
    case 'End':
      return to(corner ? rows - 1 : at.row, columns - 1);
    default:
      return null;
  }
}
