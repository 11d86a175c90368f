import { itemId, type ItemName } from '@remit/policy/draft/document-items';
import type { DraftConflict, DraftStep } from '@remit/policy/draft/draft-steps';

/** Of what two sides changed, what puts the items named back as the reader has them. */
export function chosenEdits(conflicts: readonly DraftConflict[], mine: readonly ItemName[]): DraftStep {
  const chosen = new Set(mine.map(itemId));
  return conflicts
    .filter((conflict) => chosen.has(itemId(conflict)))
    .map(({ kind, key, mine: edit }) => edit ?? { kind, key, entries: [], comments: [] });
}
