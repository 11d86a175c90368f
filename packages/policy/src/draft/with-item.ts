import { canonicalDocument } from '../canonical/canonical-document.ts';
import type { Comment, PolicyDocument } from '../document.ts';
import { itemId, itemOfComment, keyOf, partOf, type Entry, type ItemName } from './document-items.ts';

/** What an item of a document says: its entries, and the comments that belong to it. */
export interface ItemContent {
  readonly entries: readonly Entry[];
  readonly comments: readonly Comment[];
}

/**
 * The document with one item put in, in another one's place where it stood there under another name, or taken out.
 * @param item which one is replaced; one that the document does not have is added at the end of its kind
 * @param content what stands there instead, of the same kind; null takes the item out, its comments with it
 * @returns canonical, so that comments stand in the order of the text
 */
export function withItem(
  document: PolicyDocument,
  item: ItemName,
  content: ItemContent | null,
): PolicyDocument {
  const before = canonicalDocument(document);
  const id = itemId(item);
  const comments = [
    ...before.comments.filter((comment) => itemId(itemOfComment(comment)) !== id),
    ...(content?.comments ?? []),
  ];
  if (item.kind === 'comments') return canonicalDocument({ ...before, comments });
  const part = partOf[item.kind];
  const entries: readonly Entry[] = before[part];
  const place = entries.findIndex((entry) => keyOf(entry) === item.key);
  const others = entries.filter((entry) => keyOf(entry) !== item.key);
  const at = place < 0 ? others.length : place;
  const replaced = [...others.slice(0, at), ...(content?.entries ?? []), ...others.slice(at)];
  return canonicalDocument({ ...before, [part]: replaced, comments });
}
