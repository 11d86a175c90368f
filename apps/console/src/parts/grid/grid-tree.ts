import type { GridRowLine } from './cell-look.ts';

/** The row that a row of a tree lies below; -1 where it lies below none. */
export function parentOf(rows: readonly GridRowLine[], row: number): number {
  const level = rows[row]?.level ?? 1;
  if (level === 1) return -1;
  return rows.findLastIndex((above, at) => at < row && (above.level ?? 1) < level);
}

/** The row that stays in sight while the rows below it scroll by: the open one that the first row in sight is of; or -1. */
export function stuckRow(rows: readonly GridRowLine[], first: number): number {
  return rows[first]?.expanded === true ? first : parentOf(rows, first);
}

/**
 * What a key does on the head of a row: closes or opens what is below it, or presses a head that has nothing below it;
 * null where it does neither.
 */
export function headDeed(key: string, { expanded }: GridRowLine): 'turn' | 'press' | null {
  const presses = key === 'Enter' || key === ' ';
  if (expanded === undefined) return presses ? 'press' : null;
  return presses || key === (expanded ? 'ArrowLeft' : 'ArrowRight') ? 'turn' : null;
}
