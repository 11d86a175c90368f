import type { DocumentItem, Entry } from './document-items.ts';
import { sameData } from '../same-data.ts';

/** Lists whose members stand for themselves and in no order: two sides may each add and remove of their own. */
const SETS: ReadonlySet<string> = new Set([
  'grants',
  'includes',
  'roles',
  'visible',
  'masked',
  'editable',
  'hidden',
]);

type Parts = Readonly<Record<string, unknown>>;

/**
 * What two sides made of one item, put together: each part as the side has it that changed it, grants and lists of roles
 * with what each side added and without what it removed.
 * @returns null where both changed one part, or one grant, to something else: that is for somebody to choose
 */
export function mergeItem(was: DocumentItem, theirs: DocumentItem, mine: DocumentItem): DocumentItem | null {
  const names = [...new Set([...theirs.entries, ...mine.entries, ...was.entries].map(nameInItem))];
  const entries: Entry[] = [];
  for (const name of names) {
    const of = ({ entries: all }: DocumentItem) => all.filter((entry) => nameInItem(entry) === name);
    const merged = mergeEntries(of(was), of(theirs), of(mine));
    if (merged === null) return null;
    entries.push(...merged);
  }
  const comments = chosen(was.comments, theirs.comments, mine.comments);
  if (comments === null) return null;
  return { kind: mine.kind, key: mine.key, entries, comments: comments.value };
}

/** What tells the entries of one item apart: the scopes of a folder by their role. */
const nameInItem = (entry: Entry): string => ('role' in entry ? entry.role : '');

function mergeEntries(
  was: readonly Entry[],
  theirs: readonly Entry[],
  mine: readonly Entry[],
): readonly Entry[] | null {
  const one = chosen(was, theirs, mine);
  if (one !== null) return one.value;
  const [[old], [their], [my]] = [was, theirs, mine];
  if (old === undefined || their === undefined || my === undefined) return null;
  if (was.length + theirs.length + mine.length !== 3) return null;
  const [before, left, right] = [old, their, my] as unknown as readonly [Parts, Parts, Parts];
  const merged: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const part = mergePart(key, before[key], left[key], right[key]);
    if (part === null) return null;
    if (part.value !== undefined) merged.push([key, part.value]);
  }
  return [Object.fromEntries(merged) as unknown as Entry];
}

function mergePart(
  key: string,
  was: unknown,
  theirs: unknown,
  mine: unknown,
): { readonly value: unknown } | null {
  const one = chosen(was, theirs, mine);
  if (one !== null || !SETS.has(key)) return one;
  const [before, left, right] = [was, theirs, mine].map((list) => (Array.isArray(list) ? list : []));
  if (before === undefined || left === undefined || right === undefined) return null;
  const without = (list: readonly unknown[], others: readonly unknown[]): readonly unknown[] =>
    list.filter((each) => !others.some((other) => sameData(each, other)));
  const removed = without(before, right);
  // A grant that both cut, each otherwise, would come back in two pieces.
  if (key === 'grants' && without(before, left).some((each) => without([each], removed).length === 0))
    return null;
  return { value: [...without(left, removed), ...without(without(right, before), left)] };
}

/** What two sides made of a thing that at most one of them changed, or both alike; null otherwise. */
function chosen<T>(was: T, theirs: T, mine: T): { readonly value: T } | null {
  if (sameData(mine, was) || sameData(mine, theirs)) return { value: theirs };
  return sameData(theirs, was) ? { value: mine } : null;
}
