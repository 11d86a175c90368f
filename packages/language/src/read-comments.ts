import type { Tree } from '@lezer/common';
import type { Comment, PolicyDocument } from '@remit/policy/document';
import { canonicalComments } from '@remit/policy/canonical/canonical-comments';
import type { TextRange } from './statement-reader.ts';
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
  startOf: (path: string) => number | null,
): readonly Start[] {
  const starts: Start[] = [];
  for (const { kind, key, lines } of documentLines(document)) {
    lines.forEach(({ path }, line) => {
      const from = startOf(path);
      if (from !== null) starts.push({ from, before: { kind, key, line } });
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

/** Whether something stands on the line before an offset. Walks back over space alone: a text may have no other line. */
function followsText(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && text[at] !== '\n' && text[at] !== '\r' && text[at]?.trim() === '') at -= 1;
  return at >= 0 && text[at] !== '\n' && text[at] !== '\r';
}

/**
 * The comments of a text, each with the line of its canonical form that it stands before or beside. A comment on a
 * `user` statement, which no document keeps, stands at the end.
 * @param document what was read from the text, its comments aside
 * @param startOf where in the text the clause begins that says what is at a path
 */
export function readComments(
  text: string,
  statements: readonly ReadStatement[],
  document: PolicyDocument,
  startOf: (path: string) => number | null,
  report: (offset: number, message: string) => void,
): Comment[] {
  const ranges = statements.flatMap(commentRanges);
  if (ranges.length === 0) return [];
  const starts = lineStarts(statements, document, startOf);
  const comments: Comment[] = [];
  // From the last to the first: what comes after a comment that another one follows is what comes after that one.
  let next = { comment: text.length, word: text.length };
  for (const { from, to } of ranges.toReversed()) {
    const written = text.slice(from, to);
    if (hasUnseen(written) || !written.isWellFormed())
      report(from, 'a comment has no characters that nobody sees, nor halves of one');
    const gap = text.slice(to, next.comment);
    const word = gap.trim() === '' ? next.word : to + gap.length - gap.trimStart().length;
    next = { comment: from, word };
    const said = commentText(written);
    if (followsText(text, from)) {
      const before = lineAt(starts, from - 1);
      comments.push(before === null ? { before, text: said } : { before, text: said, beside: true });
    } else comments.push({ before: word >= text.length ? null : lineAt(starts, word), text: said });
  }
  return [...canonicalComments({ ...document, comments: comments.toReversed() })];
}
