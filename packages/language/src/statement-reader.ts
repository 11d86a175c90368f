import type { SyntaxNode } from '@lezer/common';
import type { KnownNames } from './known-names.ts';

/** What a value of the document was read from: itself, and those of its keys or places that have a text of their own. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly parts: Readonly<Record<string, { readonly from: number; readonly to: number }>>;
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
  readonly mark: <T extends object>(
    value: T,
    node: { readonly from: number; readonly to: number },
    parts?: Readonly<Record<string, SyntaxNode | null | undefined>>,
  ) => T;
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
  node: { readonly from: number; readonly to: number },
  nodes: readonly SyntaxNode[],
): T {
  return reader.mark(list, node, Object.fromEntries(nodes.map((each, at) => [String(at), each])));
}
