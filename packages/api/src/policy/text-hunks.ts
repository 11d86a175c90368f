import { diffArrays } from 'diff';
import type { TextHunk, TextLine } from './versions-views.ts';

/** Lines that stay the same, shown before and after those that change. */
const context = 3;
/** Beyond this many changed lines a shortest diff is not worth its time: everything is shown as replaced. */
const mostEdits = 4_000;

/** What changes between two texts line by line, each change with the lines around it. */
export function textHunks(before: string, after: string): readonly TextHunk[] {
  const lines = comparedLines(linesOf(before), linesOf(after));
  const near = lines.map(() => false);
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') near.fill(true, Math.max(0, at - context), at + context + 1);
  });
  const hunks: { before: number; after: number; lines: TextLine[] }[] = [];
  let [old, now] = [1, 1];
  lines.forEach((line, at) => {
    if (near[at] === true) {
      if (near[at - 1] !== true) hunks.push({ before: old, after: now, lines: [] });
      hunks.at(-1)?.lines.push(line);
    }
    if (line.kind !== 'added') old += 1;
    if (line.kind !== 'removed') now += 1;
  });
  return hunks;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function comparedLines(before: readonly string[], after: readonly string[]): readonly TextLine[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  if (changes === undefined) return [...said('removed', before), ...said('added', after)];
  return changes.flatMap(({ added, removed, value }) =>
    said(added ? 'added' : removed ? 'removed' : 'same', value),
  );
}

function said(kind: TextLine['kind'], lines: readonly string[]): readonly TextLine[] {
  return lines.map((text) => ({ kind, text }));
}
