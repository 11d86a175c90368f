import type { DraftCheck } from '@remit/api/changes/changes-impact-views';

/**
 * The checks that a draft holds or breaks, wherever they are counted. That it widens its author is no fault of the draft: it
 * asks for a second person, which is said beside.
 */
export const countedChecks = (checks: readonly DraftCheck[]): readonly DraftCheck[] =>
  checks.filter(({ kind, passed }) => passed || kind !== 'author');
