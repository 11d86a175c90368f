import type { SyntaxNode } from '@lezer/common';
import type { KnownNames } from './known-names.ts';

/** A stretch of a text, in UTF-16 code units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Where the clauses stand that say the keys or places of a value, in the text of its statement. */
export type ClauseRanges = Readonly<Record<string, TextRange | null | undefined>>;

/** What a value of the document was read from, in the text of its statement, which begins at `offset` in the whole. */
export interface Mark {
  readonly offset: number;
  readonly range: TextRange;
  readonly clauses: ClauseRanges;
}

/** Reads the parts of one statement. What is wrong is reported, and reading goes on. */
export interface StatementReader {
  readonly known: KnownNames;
  /** The text of a node. */
  readonly textOf: (node: SyntaxNode) => string;
  /**
   * Takes down an error at a node.
   * @param nearest is asked only when the error is shown: finding names costs time
   */
  readonly report: (
    node: SyntaxNode,
    message: string,
    expected: readonly string[],
    nearest?: () => readonly string[],
  ) => void;
  /** Remembers where a value comes from, and gives it back. */
  readonly mark: <T extends object>(value: T, range: TextRange, clauses?: ClauseRanges) => T;
}

/**
 * The one clause of a kind that a statement has; null without one. A second is reported: it would be lost in silence.
 * @param word what the clause begins with
 */
export function onlyClause(
  reader: StatementReader,
  statement: SyntaxNode,
  kind: string,
  word: string,
): SyntaxNode | null {
  const [first = null, second] = statement.getChildren(kind);
  if (second !== undefined) reader.report(second, `\`${word}\` is said twice`, [`one \`${word}\``]);
  return first;
}

/** Remembers where each member of a list comes from. */
export function markList<T extends readonly unknown[]>(
  reader: StatementReader,
  list: T,
  range: TextRange,
  nodes: readonly SyntaxNode[],
): T {
  return reader.mark(list, range, Object.fromEntries(nodes.entries()));
}
