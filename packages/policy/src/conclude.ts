import { askFirst, refusals, refuse, type Conclusion, type Judgement } from './judgement.ts';

/** What has to be judged for one check. */
export interface Judged<Why> {
  /** Null where the action itself is `read` or nothing exists yet. */
  readonly reads: Judgement<Why> | null;
  readonly own: Judgement<Why>;
  /** For an update, the record as it would stand: reading it, updating it, and making it where it would move. */
  readonly next: readonly Judgement<Why>[];
}

const passes = <Why>({ forbidden, granted }: Judgement<Why>): boolean =>
  forbidden.length === 0 && granted.length > 0;

/** Whoever may not read a record is told that there is none; then the action itself speaks, and what it would leave. */
export function conclude<Why>({ reads, own, next }: Judged<Why>): Conclusion<Why> {
  if (reads !== null && reads.unreadable !== null) return reads.unreadable;
  if (next.length === 0 && (reads === null || reads.unmet.length === 0)) return own.conclusion;
  const failed = [own, ...next].filter((judgement) => !passes(judgement));
  if (failed.length > 0) return refuse('forbidden', failed.flatMap(refusals));
  const unmet = [...(reads?.unmet ?? []), ...own.unmet, ...next.flatMap((judgement) => judgement.unmet)];
  return unmet.length > 0 ? askFirst(unmet) : own.conclusion;
}
