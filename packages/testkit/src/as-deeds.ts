import type { HistoryEntry } from '@remit/policy/check';

/** A row of a history. */
interface DeedRow extends HistoryEntry {
  readonly on_behalf_of: string | null;
  readonly lent_by: string | null;
  readonly passed_by: readonly string[] | null;
}

/**
 * A history as rows that tell of it: of neighbours that are of one action and of known persons, all are what the first did
 * in the second's place, to whom the others handed it on.
 */
export function asDeeds(history: readonly HistoryEntry[]): readonly DeedRow[] {
  const rows: DeedRow[] = [];
  for (const { action, person } of history) {
    const last = rows.at(-1);
    if (last === undefined || last.action !== action || last.person === null || person === null)
      rows.push({ action, person, on_behalf_of: null, lent_by: null, passed_by: null });
    else if (last.lent_by === null) rows.splice(-1, 1, { ...last, on_behalf_of: person, lent_by: person });
    else rows.splice(-1, 1, { ...last, passed_by: [...(last.passed_by ?? []), person] });
  }
  return rows;
}
