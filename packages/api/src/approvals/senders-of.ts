import type { HistoryEntry } from '@remit/policy/check';

/** The persons who sent something, or in whose place it was sent. */
export const sendersOf = (history: readonly HistoryEntry[] | null): readonly string[] =>
  (history ?? []).flatMap(({ action, person }) => (action === 'submit' && person !== null ? [person] : []));
