import type { HistoryEntry } from '@remit/policy/check';

/** A row of a history. */
interface DeedRow extends HistoryEntry {
  readonly on_behalf_of: string | null;
  readonly lent_by: string | null;
}

/**
 * A history as rows that tell of it: of two neighbours that are of one action and of known persons, one is what the first
 * did in the other's place.
 */
export function asDeeds(history: readonly HistoryEntry[]): readonly DeedRow[] {
  const rows: DeedRow[] = [];
  for (const { action, person } of history) {
    const last = rows.at(-1);
    const isLent =
      last?.action === action && last.person !== null && person !== null && last.lent_by === null;
    if (isLent) rows.splice(-1, 1, { ...last, on_behalf_of: person, lent_by: person });
    else rows.push({ action, person, on_behalf_of: null, lent_by: null });
  }
  return rows;
}
