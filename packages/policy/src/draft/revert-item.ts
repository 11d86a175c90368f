import { canonicalDocument } from '../canonical/canonical-document.ts';
import type { PolicyDocument } from '../document.ts';
import {
  documentItems,
  itemId,
  itemOfComment,
  keyOf,
  partOf,
  type Entry,
  type ItemName,
} from './document-items.ts';
import { sameData } from '../same-data.ts';

/** A document with one item as it was, or why it cannot be. */
export type RevertedItem =
  | { readonly reverted: true; readonly document: PolicyDocument }
  | { readonly reverted: false; readonly reason: string };

/**
 * Takes one change of a version back and leaves every other as it is.
 * @param before the version that was changed
 * @param after the version that changed it
 * @param present what the change is taken back from; in its canonical form afterwards
 * @returns refused, with a sentence, where the version did not change the item, or the item was changed again since:
 *   taking the older change back would take the newer one back too, unsaid
 */
export function revertItem(
  before: PolicyDocument,
  after: PolicyDocument,
  present: PolicyDocument,
  item: ItemName,
): RevertedItem {
  const id = itemId(item);
  const [was, is, now] = [before, after, present].map((document) => documentItems(document).get(id));
  const name = item.kind === 'comments' ? 'The comments at the end' : `The ${item.kind} \`${item.key}\``;
  const are = item.kind === 'comments' ? 'were' : 'was';
  if (sameData(was, is)) return { reverted: false, reason: `${name} ${are} not changed by this version.` };
  if (sameData(was, now)) {
    return { reverted: false, reason: `${name} ${are} put back already: nothing is left to take back.` };
  }
  if (!sameData(is, now)) {
    const reason = `${name} ${are} changed again since; take the later change back first, or edit what is in force.`;
    return { reverted: false, reason };
  }
  const document = canonicalDocument(present);
  const comments = [
    ...document.comments.filter((comment) => itemId(itemOfComment(comment)) !== id),
    ...(was?.comments ?? []),
  ];
  if (item.kind === 'comments') return { reverted: true, document: { ...document, comments } };
  const part = partOf[item.kind];
  const entries = putBack(document[part], was?.entries ?? [], item.key, before[part].map(keyOf));
  // Canonical once more: comments stand in the order of the text, wherever what they are about stands now.
  return { reverted: true, document: canonicalDocument({ ...document, [part]: entries, comments }) };
}

/** Entries with those of one name replaced: where they stand, or where they stood among those that are still there. */
function putBack(
  entries: readonly Entry[],
  restored: readonly Entry[],
  key: string,
  order: readonly string[],
): readonly Entry[] {
  const others = entries.filter((entry) => keyOf(entry) !== key);
  const earlier = new Set(order.slice(0, Math.max(0, order.indexOf(key))));
  const standing = entries.findIndex((entry) => keyOf(entry) === key);
  const place = standing >= 0 ? standing : others.findLastIndex((entry) => earlier.has(keyOf(entry))) + 1;
  return [...others.slice(0, place), ...restored, ...others.slice(place)];
}
