import type { Tree } from '@lezer/common';
import type { Comment, PolicyDocument } from '@remit/policy/document';
import { canonicalComments } from '@remit/policy/canonical-comments';
import type { TextRange } from './place-in-text.ts';
import { hasUnseen } from './quoted-text.ts';
import { documentLines } from './document-lines.ts';

/** A statement's text as the grammar took it. */
interface ReadStatement {
  readonly offset: number;
  readonly text: string;
  readonly tree: Tree;
}

interface Start {
  readonly from: number;
  readonly before: Comment['before'];
}

/** Where in the text each line of its canonical form begins, and where something does that no document keeps. */
function lineStarts(
  statements: readonly ReadStatement[],
  document: PolicyDocument,
  placeOf: (path: string) => TextRange | null,
): readonly Start[] {
  const starts: Start[] = [];
  for (const { kind, key, lines } of documentLines(document)) {
    lines.forEach(({ path }, line) => {
      const place = placeOf(path);
      if (place !== null) starts.push({ from: place.from, before: { kind, key, line } });
    });
  }
  for (const { tree, offset } of statements) {
    for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling)
      if (node.name === 'User') starts.push({ from: offset + node.from, before: null });
  }
  // Of two lines that one stretch of text says, comments go with the first.
  return starts
    .toSorted((left, right) => left.from - right.from || (left.before?.line ?? 0) - (right.before?.line ?? 0))
    .filter((start, at, all) => at === 0 || all[at - 1]?.from !== start.from);
}

/** The last line that begins at or before an offset. */
function lineAt(starts: readonly Start[], offset: number): Comment['before'] {
  let [low, high] = [-1, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return starts[low]?.before ?? null;
}

const NEXT = /(?:[ \t\r\n\u00a0\u202f\ufeff]|#[^\r\n]*)*/uy;

/** The text of a comment, without its sign and the space after it. */
const commentText = (written: string): string =>
  written.slice(1).replace(/^ /u, '').trimEnd().normalize('NFC');

function commentRanges({ tree, offset, text }: ReadStatement): readonly TextRange[] {
  const found: TextRange[] = [];
  if (!text.includes('#')) return found;
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Comment') found.push({ from: offset + from, to: offset + to });
    },
  });
  return found;
}

/**
 * The comments of a text, each with the line of its canonical form that it stands before or beside. A comment on a
 * `user` statement, which no document keeps, stands at the end.
 * @param document what was read from the text, its comments aside
 */
export function readComments(
  text: string,
  statements: readonly ReadStatement[],
  document: PolicyDocument,
  placeOf: (path: string) => TextRange | null,
  report: (offset: number, message: string) => void,
): Comment[] {
  const ranges = statements.flatMap(commentRanges);
  if (ranges.length === 0) return [];
  const starts = lineStarts(statements, document, placeOf);
  const comments = ranges.map(({ from, to }): Comment => {
    const written = text.slice(from, to);
    if (hasUnseen(written) || !written.isWellFormed())
      report(from, 'a comment has no characters that nobody sees, nor halves of one');
    const said = commentText(written);
    const lineStart = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1;
    if (text.slice(lineStart, from).trim() !== '') {
      const before = lineAt(starts, from - 1);
      return before === null ? { before, text: said } : { before, text: said, beside: true };
    }
    NEXT.lastIndex = from;
    const next = from + (NEXT.exec(text)?.[0].length ?? 0);
    return { before: next >= text.length ? null : lineAt(starts, next), text: said };
  });
  return [...canonicalComments({ ...document, comments })];
}
