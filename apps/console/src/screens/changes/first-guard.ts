import type { Drafted, ImpactPeopleView } from '@remit/api/changes-impact-views';
import type { DraftView } from '@remit/api/changes-views';
import type { Guard } from '@remit/api/views';
import { canStage } from '@remit/policy/only-where';
import { editGuard } from './edit-guard.ts';

/**
 * Whether a draft can count in one folder or for one group first.
 * @param words why not, where another version is in force by now, and where nothing of it can ask for a condition
 */
export function firstGuard(
  draft: DraftView,
  impact: Drafted<ImpactPeopleView> | undefined,
  words: { readonly moved: string; readonly nothing: string },
): Guard {
  const edit = editGuard(draft);
  if (!edit.allowed) return edit;
  if (draft.moved) return { allowed: false, reason: words.moved, next: null };
  if (impact?.kind === 'answer' && !impact.answer.items.some(canStage))
    return { allowed: false, reason: words.nothing, next: null };
  return edit;
}
