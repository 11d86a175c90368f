import type { PolicyDocument } from '@remit/policy/document';
import type { DocumentEdit } from '@remit/policy/draft/apply-edits';
import { pathSteps, valueAt } from '@remit/policy/document-path';

/**
 * Lists that a document leaves out when nothing is in them. Others say something when they are empty: a field that
 * nobody edits is not one that everybody may.
 */
const OPTIONAL: ReadonlySet<string> = new Set(['includes', 'requires', 'masked', 'hidden']);

/**
 * Takes items out of one list, the last first, so that the places of the others stay; an optional list of which nothing
 * is left goes as a whole.
 * @param list path of the list
 * @param indexes places of the items in it
 */
export function removeFromList(
  document: PolicyDocument,
  list: string,
  indexes: readonly number[],
): readonly DocumentEdit[] {
  const items = valueAt(document, list);
  const whole = Array.isArray(items) && items.length === new Set(indexes).size;
  if (whole && OPTIONAL.has(String(pathSteps(list).at(-1)))) return [{ kind: 'remove', path: list }];
  return [...new Set(indexes)]
    .toSorted((left, right) => right - left)
    .map((index) => ({ kind: 'remove', path: `${list}[${index}]` }));
}
