import type { DraftView } from '@remit/api/changes/changes-views';
import type { Guard } from '@remit/api/views';
import type { ItemName } from '@remit/policy/draft/document-items';
import { canStage } from '@remit/policy/only-where';
import { editGuard } from './edit-guard.ts';

/**
 * Whether a draft can count in one folder or for one group first.
 * @param items what it changes; undefined while that is not known
 * @param words why not, where another version is in force by now, and where nothing of it can ask for a condition
 */
export function firstGuard(
  draft: DraftView,
  items: readonly ItemName[] | undefined,
  words: { readonly moved: string; readonly nothing: string },
): Guard {
  const edit = editGuard(draft);
  if (!edit.allowed) return edit;
  if (draft.moved) return { allowed: false, reason: words.moved, next: null };
  if (items !== undefined && !items.some(canStage))
    return { allowed: false, reason: words.nothing, next: null };
  return edit;
}
