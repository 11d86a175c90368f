import { printPolicy } from '@remit/language/print-policy';
import { partOf } from '@remit/policy/draft/document-items';
import type { ItemEdit } from '@remit/policy/draft/draft-steps';
import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';

/** A line of policy text that somebody took away or put in. */
export interface SaidLine {
  readonly kind: 'removed' | 'added';
  readonly text: string;
}

/**
 * What one side of a conflict made of an item, line by line of its text, and nothing of what it left alone.
 * @param was the item as both sides found it; null where there was none
 * @param side the item as this side has it; null where it has none
 */
export function saidBySide(was: ItemEdit | null, side: ItemEdit | null): readonly SaidLine[] {
  const [before, after] = [linesOf(was), linesOf(side)];
  return [
    ...without(before, after).map((text) => ({ kind: 'removed', text }) as const),
    ...without(after, before).map((text) => ({ kind: 'added', text }) as const),
  ];
}

function linesOf(item: ItemEdit | null): readonly string[] {
  if (item === null) return [];
  const { comments, entries, kind } = item;
  const part = kind === 'comments' ? {} : { [partOf[kind]]: entries };
  const text = printPolicy({ ...EMPTY_DOCUMENT, ...part, comments });
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

/** The lines that are not among others; one that is there twice more often stays twice. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
