import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PolicyView } from '@remit/api/views';
import { applyEdits, type AppliedEdits, type Edit } from './draft-edits.ts';
import { decodeDraft, encodeDraft, type LinkedDraft } from './draft-link.ts';

export interface Draft extends AppliedEdits {
  readonly basedOn: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether another version was published since the draft was begun. */
  readonly moved: boolean;
  add(edit: Edit): void;
  undo(): void;
  redo(): void;
  discard(): void;
  /** Carries the edits over to the version published now. */
  rebase(): void;
}

/** The draft that the address bar carries (`d`), over the published policy. Every change of it is a new address. */
export function useDraft(policy: PolicyView): Draft {
  const { d } = useSearch({ strict: false });
  const navigate = useNavigate();
  const read = (word: string | undefined): LinkedDraft =>
    (word === undefined ? null : decodeDraft(word)) ?? { basedOn: policy.version, edits: [], standing: 0 };
  const linked = read(d);
  const standing = Math.min(linked.standing, linked.edits.length);

  // From the address as it is by then, not as it was drawn: two quick presses are two edits.
  const change = (next: (draft: LinkedDraft) => LinkedDraft): void => {
    void navigate({
      to: '.',
      search: (before) => {
        const draft = next(read(before.d));
        return { ...before, d: draft.edits.length === 0 ? undefined : encodeDraft(draft) };
      },
      replace: true,
      resetScroll: false,
    });
  };
  return {
    ...applyEdits(policy.document, linked.edits.slice(0, standing)),
    basedOn: linked.basedOn,
    moved: linked.basedOn !== policy.version,
    canUndo: standing > 0,
    canRedo: standing < linked.edits.length,
    add: (edit) =>
      change((draft) => {
        const edits = [...draft.edits.slice(0, draft.standing), edit];
        return { ...draft, edits, standing: edits.length };
      }),
    undo: () => change((draft) => ({ ...draft, standing: Math.max(0, draft.standing - 1) })),
    redo: () => change((draft) => ({ ...draft, standing: Math.min(draft.edits.length, draft.standing + 1) })),
    discard: () => change((draft) => ({ ...draft, edits: [], standing: 0 })),
    rebase: () => change((draft) => ({ ...draft, basedOn: policy.version })),
  };
}
