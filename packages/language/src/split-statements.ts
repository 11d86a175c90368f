import { STATEMENT_WORDS } from './words.ts';

/** A statement's text and where it begins in the whole. */
export interface StatementText {
  readonly text: string;
  readonly offset: number;
}

const START = new RegExp(
  String.raw`^[ \t]*(?=(?:${STATEMENT_WORDS.join('|')})[ \t]+[^ \t\r\n→:.,#-])`,
  'gmu',
);

/**
 * Cuts a text before every line that begins a statement, so that one that cannot be read does not spoil the others.
 * What stands before the first such line comes as a piece of its own.
 */
export function splitStatements(text: string): readonly StatementText[] {
  const starts = [...text.matchAll(START)].map((match) => match.index);
  const cuts = [...new Set([0, ...starts])];
  return cuts
    .map((offset, at) => {
      return { text: text.slice(offset, cuts[at + 1] ?? text.length), offset };
    })
    .filter((piece) => piece.text.trim() !== '');
}
