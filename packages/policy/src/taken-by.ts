import type { HistoryEntry } from './check.ts';

/**
 * What a history tells of one deed: whoever is stood in for has taken the action as well, so that duties are kept apart
 * for both. Source: semantics.md, "Acting for another".
 * @param person who did it; null where nobody knows
 * @param lentBy the natural person in whose place; null where in nobody's
 */
export const takenBy = (
  action: string,
  person: string | null,
  lentBy: string | null,
): readonly HistoryEntry[] => [
  { action, person },
  ...(lentBy === null || lentBy === person ? [] : [{ action, person: lentBy }]),
];
