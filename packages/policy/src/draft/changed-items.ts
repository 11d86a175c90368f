import type { PolicyDocument } from '../document.ts';
import { documentItems, type ItemName } from './document-items.ts';
import { sameData } from '../same-data.ts';

/** An item that two documents do not say alike. */
export interface ChangedItem extends ItemName {
  readonly change: 'added' | 'removed' | 'changed';
}

/** What a change of a document is made of, in the order of the text; what is gone stands at the end. */
export function changedItems(before: PolicyDocument, after: PolicyDocument): readonly ChangedItem[] {
  const [was, is] = [documentItems(before), documentItems(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id): readonly ChangedItem[] => {
    const [old, now] = [was.get(id), is.get(id)];
    if (old === undefined)
      return now === undefined ? [] : [{ kind: now.kind, key: now.key, change: 'added' }];
    if (now === undefined) return [{ kind: old.kind, key: old.key, change: 'removed' }];
    return sameData(old, now) ? [] : [{ kind: old.kind, key: old.key, change: 'changed' }];
  });
}
