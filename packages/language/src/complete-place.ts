import type { SyntaxNode } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import { unquoted } from './quoted-text.ts';

/** Where in a statement something is to be written. */
export interface CompletionPlace {
  /** Names of the nodes around it, the innermost first, without the statement list. */
  readonly around: readonly string[];
  /** The node that stands in for what is to be written. */
  readonly node: SyntaxNode;
  /** The statement around it. */
  readonly statement: SyntaxNode;
  /** The text in which the nodes stand. */
  readonly text: string;
}

/** Stands in for what is to be written: a name, or a text in quotes. */
const STAND_IN = { name: 'zz', text: "'zz'" } as const;

function innermost(node: SyntaxNode): readonly SyntaxNode[] {
  const around: SyntaxNode[] = [];
  for (let at: SyntaxNode | null = node; at !== null && !at.type.isTop; at = at.parent) around.push(at);
  return around;
}

/**
 * Reads a statement as if a name, or a text, stood between what is before the cursor and what is after it. Where the
 * rest of the line does not fit to it, it is left out: it belongs to what was written before.
 * @returns null where no such thing can stand
 */
export function placeAt(
  parser: LRParser,
  before: string,
  after: string,
  as: keyof typeof STAND_IN,
): CompletionPlace | null {
  const wanted = as === 'name' ? 'Name' : 'Text';
  for (const rest of [after, '']) {
    const text = `${before} ${STAND_IN[as]} ${rest}`;
    const from = before.length + 1;
    const leaf = parser.parse(text).resolveInner(from, 1);
    const chain = innermost(leaf);
    const at = chain.findIndex(({ name, from: begins }) => name === wanted && begins === from);
    const [node, ...outer] = at < 0 ? [] : chain.slice(at);
    const statement = outer.at(-1);
    if (node === undefined || statement === undefined || outer.some(({ type }) => type.isError)) continue;
    return { around: outer.map(({ name }) => name), node, statement, text };
  }
  return null;
}

/** The names of a node in their order, those before the place alone where one is given. */
export const namesIn = (
  node: SyntaxNode,
  text: string,
  before = Number.POSITIVE_INFINITY,
): readonly string[] =>
  node
    .getChildren('Name')
    .filter(({ to }) => to <= before)
    .map(({ from, to }) => nameOf(text.slice(from, to)));

/** A name as it is meant: bare, or what stands between its back-quotes. */
export const nameOf = (written: string): string =>
  written.startsWith('`') ? unquoted(written).text : written.normalize('NFC');

/** The nearest node of a name around a place. */
export function nodeAround({ node }: CompletionPlace, name: string): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) if (at.name === name) return at;
  return null;
}
