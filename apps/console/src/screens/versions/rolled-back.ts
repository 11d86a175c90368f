import { changedItems } from '@remit/policy/draft/changed-items';
import type { PolicyDocument } from '@remit/policy/document';
import { itemId, type ItemName } from '@remit/policy/draft/document-items';
import { applySteps, stepBetween } from '@remit/policy/draft/draft-steps';
import { revertItem } from '@remit/policy/draft/revert-item';

/** What a draft says to go back; or that it is not possible, with the reason where there is one beyond "nothing to do". */
export type RolledBack =
  | { readonly possible: true; readonly document: PolicyDocument }
  | { readonly possible: false; readonly reason: string | null };

interface RollingBack {
  readonly before: PolicyDocument;
  readonly version: PolicyDocument;
  readonly present: PolicyDocument;
  /** One change of the version to take back; null to go back to the whole of it. */
  readonly item: ItemName | null;
  /** Whether that change is taken back, or the item is taken up as the version has it. */
  readonly way: 'back' | 'up';
}

/** The document that a version is gone back to with, or one change of it taken back or up. */
export function rolledBack({ before, version, present, item, way }: RollingBack): RolledBack {
  if (item !== null && way === 'up') {
    const step = stepBetween(present, version).filter((edit) => itemId(edit) === itemId(item));
    return step.length === 0
      ? { possible: false, reason: null }
      : { possible: true, document: applySteps(present, [step]) };
  }
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
