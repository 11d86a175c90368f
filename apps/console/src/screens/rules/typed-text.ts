/** What is being typed, and the text that the document had for the rule when it was last the same. */
export interface TypedText {
  readonly text: string;
  readonly basis: string;
}

/**
 * What is typed of a rule; null where the rule was changed elsewhere since, or is as the document has it: what the
 * document says counts then.
 */
export const typedNow = (typed: TypedText | null, canonical: string): string | null =>
  typed?.basis === canonical ? typed.text : null;
