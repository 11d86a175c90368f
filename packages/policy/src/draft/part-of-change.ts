import { documentItems, itemId, type DocumentItem } from './document-items.ts';
import { EMPTY_DOCUMENT } from '../empty-document.ts';
import { onlyWhere } from '../only-where.ts';
import { sameData } from '../same-data.ts';
import { conditionOf } from './staging.ts';
import { stagingsIn } from './stagings-in.ts';
import { withItem } from './with-item.ts';

/**
 * Whether what one side made of an item is what the other made of it, not for all yet: then the other is the whole of
 * the same change, and overwrites nothing of it.
 * @param was what both changed
 */
export function isPartOfChange(was: DocumentItem, part: DocumentItem, whole: DocumentItem): boolean {
  return stagingsIn(part.entries).some((staging) => {
    const staged = onlyWhere(was, whole, conditionOf(staging));
    return staged !== null && sameData(written(staged), written(part));
  });
}

/** An item as a document would have it. */
const written = (item: DocumentItem): DocumentItem | undefined =>
  documentItems(withItem(EMPTY_DOCUMENT, item, item)).get(itemId(item));
