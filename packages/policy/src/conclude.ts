import type { Decision, ObligationReason, PlainReason } from './decision.ts';
import type { Judgement } from './judge.ts';
import type { ObligationKind } from './document.ts';

/** What has to be judged for one check. */
export interface Judged<Why> {
  /** Null where the action itself is `read` or nothing exists yet. */
  readonly reads: Judgement<Why> | null;
  readonly action: Judgement<Why>;
  /** For an update, the record as it would stand: reading it, updating it, and making it where it would move. */
  readonly next: readonly Judgement<Why>[];
}

/** A decision, with reasons as short or as full as the judgements gave them. */
export type Conclusion<Why> = Omit<Decision, 'because'> & {
  readonly because: readonly (Why | PlainReason)[];
};

type Denial = Exclude<Decision['denial'], null>;

const NONE: readonly never[] = [];
const UNREADABLE = { kind: 'unreadable' } as const;

export const refuse = <Why>(denial: Denial, because: readonly (Why | PlainReason)[]): Conclusion<Why> => {
  return { outcome: 'deny', denial, because, obligations: NONE, missing: NONE };
};

const passes = <Why>({ forbidden, granted }: Judgement<Why>): boolean =>
  forbidden.length === 0 && granted.length > 0;

/** Deciding layer first: a rule outweighs every role. */
const refusals = <Why>({ forbidden, granted, ungranted }: Judgement<Why>): readonly Why[] =>
  granted.length > 0 ? forbidden : [...forbidden, ungranted];

function askFirst<Why>(unmet: readonly ObligationReason[]): Conclusion<Why> {
  const obligations: readonly ObligationKind[] = [
    ...new Set(unmet.map((reason) => reason.obligation)),
  ].toSorted();
  return { ...refuse<Why>('precondition', unmet), obligations };
}

/**
 * Forbid overrides permit; nothing permitted is a deny; what is unmet denies until it is met. Whoever may not read a
 * record is told that there is none.
 */
export function conclude<Why>(action: string, judged: Judged<Why>): Conclusion<Why> {
  const { reads, action: own, next } = judged;
  if (reads !== null && !passes(reads)) return refuse('not-found', [UNREADABLE, ...refusals(reads)]);
  const failed = [own, ...next].filter((judgement) => !passes(judgement));
  if (failed.length > 0)
    return refuse(action === 'read' ? 'not-found' : 'forbidden', failed.flatMap(refusals));
  const unmet = [...(reads?.unmet ?? NONE), ...own.unmet, ...next.flatMap((judgement) => judgement.unmet)];
  if (unmet.length > 0) return askFirst(unmet);
  return { outcome: 'allow', denial: null, because: own.granted, obligations: NONE, missing: NONE };
}
