import type { Decision, ObligationReason, PlainReason, Reason } from './decision.ts';
import type { ObligationKind } from './document.ts';

/** A decision, with reasons as short or as full as the judgement behind it gave them. */
export type Conclusion<Why> = Omit<Decision, 'because'> & {
  readonly because: readonly (Why | PlainReason)[];
};

/** One action on one existing or completed record in its folder, before the answers are put together. */
export interface Judgement<Why> {
  /** Reasons for an allow: the permitting grants that ask least. Empty when nothing permits. */
  readonly granted: readonly Why[];
  /** Reasons for a deny that no permit outweighs. */
  readonly forbidden: readonly Why[];
  /** What the enforcement point has not met yet. */
  readonly unmet: readonly ObligationReason[];
  /** What to say where nothing permits. */
  readonly ungranted: Why;
  /** The decision where nothing but this stands in question. */
  readonly conclusion: Conclusion<Why>;
  /** Of reading: the decision about any other action, for whoever may not read. Null for whoever may. */
  readonly unreadable: Conclusion<Why> | null;
}

type Denial = Exclude<Decision['denial'], null>;

const NONE: readonly never[] = [];
const NO_GRANT = { kind: 'no-grant' } as const;
const UNREADABLE: PlainReason = { kind: 'unreadable' };

/** A no that no duty turns into a yes. */
export const refuse = <Why>(denial: Denial, because: readonly (Why | PlainReason)[]): Conclusion<Why> => {
  return { outcome: 'deny', denial, because, obligations: NONE, missing: NONE };
};

/** A no until these duties are met. */
export function askFirst<Why>(unmet: readonly ObligationReason[]): Conclusion<Why> {
  const obligations: readonly ObligationKind[] = [
    ...new Set(unmet.map((reason) => reason.obligation)),
  ].toSorted();
  return { ...refuse<Why>('precondition', unmet), obligations };
}

/** Deciding layer first: a rule outweighs every role. */
export const refusals = <Why>({
  forbidden,
  granted,
  ungranted,
}: Pick<Judgement<Why>, 'forbidden' | 'granted' | 'ungranted'>): readonly Why[] =>
  granted.length > 0 ? forbidden : [...forbidden, ungranted];

const allow = <Why>(because: readonly Why[]): Conclusion<Why> => {
  return { outcome: 'allow', denial: null, because, obligations: NONE, missing: NONE };
};

/** Forbid overrides permit; nothing permitted is a deny; what is unmet denies until it is met. */
export function judgement<Why>(
  action: string,
  parts: Omit<Judgement<Why>, 'conclusion' | 'unreadable'>,
): Judgement<Why> {
  const { granted, forbidden, unmet, ungranted } = parts;
  if (forbidden.length > 0 || granted.length === 0) {
    const why = refusals(parts);
    const conclusion = refuse(action === 'read' ? 'not-found' : 'forbidden', why);
    // Whoever may not read a record may not learn that it exists.
    const unreadable = action === 'read' ? refuse('not-found', [UNREADABLE, ...why]) : null;
    return { granted, forbidden, unmet, ungranted, conclusion, unreadable };
  }
  const conclusion = unmet.length > 0 ? askFirst<Why>(unmet) : allow(granted);
  return { granted, forbidden, unmet, ungranted, conclusion, unreadable: null };
}

/** What grants come to that permit, ask for nothing, and meet no rule. */
export const granting = (granted: readonly Reason[]): Judgement<Reason> => {
  const conclusion = allow(granted);
  return { granted, forbidden: NONE, unmet: NONE, ungranted: NO_GRANT, conclusion, unreadable: null };
};

const ungranted = (action: string): Judgement<Reason> =>
  judgement(action, { granted: NONE, forbidden: NONE, unmet: NONE, ungranted: NO_GRANT });

/** Nothing permits and nothing forbids. */
export const NOT_GRANTED = { read: ungranted('read'), other: ungranted('') } as const;
