import type { HistoryEntry } from './check.ts';

/**
 * What a history tells of one deed: whoever is stood in for has taken the action as well, and so has everybody who handed
 * it on, so that duties are kept apart for all of them. Source: semantics.md, "Acting for another".
 * @param person who did it; null where nobody knows
 * @param lenders the natural persons through whose hands it came to them; none where they did it for themselves
 */
export const takenBy = (
  action: string,
  person: string | null,
  lenders: readonly string[],
): readonly HistoryEntry[] => [...new Set([person, ...lenders])].map((each) => ({ action, person: each }));
