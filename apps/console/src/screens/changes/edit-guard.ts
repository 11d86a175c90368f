import type { DraftView } from '@remit/api/changes/changes-views';
import type { Guard } from '@remit/api/views';
import { nextDraftState } from '@remit/policy/draft/draft-state';

/** Whether a draft may be edited where it stands, and by its reader. */
export function editGuard({ edit, state }: DraftView): Guard {
  if (!edit.allowed) return edit;
  const next = nextDraftState(state, { kind: 'edit' });
  return next.ok ? edit : { allowed: false, reason: next.reason, next: null };
}
