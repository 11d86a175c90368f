/** Whose authority somebody decides by, and through whose hands it came to them. Source: semantics.md, "Acting for another". */
export interface Lent {
  /** The member whose authority it is; null where it is their own. */
  readonly onBehalfOf: string | null;
  /** The natural person whose that is, who may have other accounts; absent where nobody is stood in for. */
  readonly lentBy?: string;
  /** The natural persons who handed it on in between; absent where it came straight. */
  readonly passedBy?: readonly string[];
}

/** The natural persons who have taken whatever is done by it, beside whoever does it. */
export const lendersOf = ({ lentBy, passedBy = [] }: Omit<Lent, 'onBehalfOf'>): readonly string[] =>
  lentBy === undefined ? [] : [lentBy, ...passedBy];
