import type { ObligationKind } from './document.ts';

/** A set of duties as bits, so that comparing two sets is comparing two numbers. */
export type ObligationSet = number;

const KINDS = ['comment', 'second-factor'] as const satisfies readonly ObligationKind[];

/** No duty at all. */
export const NO_OBLIGATIONS: ObligationSet = 0;

/** The duties of a list; doubles and order do not count. */
export function obligationSet(kinds: readonly ObligationKind[]): ObligationSet {
  let set = NO_OBLIGATIONS;
  for (const kind of kinds) set |= 1 << KINDS.indexOf(kind);
  return set;
}

/** The duties of a set, by name. */
export const obligationsIn = (set: ObligationSet): readonly ObligationKind[] =>
  KINDS.filter((_, bit) => (set & (1 << bit)) !== 0);

/**
 * How much a set of duties asks, to find the least: fewer duties before more, by name among equally many. With the
 * bits in the order of names, that is the order of the numbers as long as there are two kinds.
 */
export const demandOf = (set: ObligationSet): number => set;
