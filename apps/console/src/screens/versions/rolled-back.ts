import { changedItems } from '@remit/policy/changed-items';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/document-items';
import { revertItem } from '@remit/policy/revert-item';

/** What to publish to go back; or that it is not possible, with the reason where there is one beyond "nothing to do". */
export type RolledBack =
  | { readonly possible: true; readonly document: PolicyDocument }
  | { readonly possible: false; readonly reason: string | null };

interface RollingBack {
  readonly before: PolicyDocument;
  readonly version: PolicyDocument;
  readonly present: PolicyDocument;
  /** One change of the version to take back; null to go back to the whole of it. */
  readonly item: ItemName | null;
}

/** The document that a version is gone back to with, or one change of it taken back. */
export function rolledBack({ before, version, present, item }: RollingBack): RolledBack {
  if (item !== null) {
    const result = revertItem(before, version, present, item);
    return result.reverted
      ? { possible: true, document: result.document }
      : { possible: false, reason: result.reason };
  }
  return changedItems(present, version).length === 0
    ? { possible: false, reason: null }
    : { possible: true, document: version };
}
