import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PolicyView } from '@remit/api/views';
import { applyEdits, type AppliedEdits, type Edit } from './draft-edits.ts';
import { decodeDraft, encodeDraft } from './draft-link.ts';

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
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const linked = search.d === undefined ? null : decodeDraft(search.d);
  const edits = linked?.edits ?? [];
  const standing = Math.min(linked?.standing ?? 0, edits.length);
  const basedOn = linked?.basedOn ?? policy.version;

  const save = (next: readonly Edit[], count: number, base: number): void => {
    const d = next.length === 0 ? undefined : encodeDraft({ basedOn: base, edits: next, standing: count });
    void navigate({ to: '.', search: (before) => ({ ...before, d }), replace: true, resetScroll: false });
  };
  return {
    ...applyEdits(policy.document, edits.slice(0, standing)),
    basedOn,
    moved: basedOn !== policy.version,
    canUndo: standing > 0,
    canRedo: standing < edits.length,
    add: (edit) => save([...edits.slice(0, standing), edit], standing + 1, basedOn),
    undo: () => save(edits, standing - 1, basedOn),
    redo: () => save(edits, standing + 1, basedOn),
    discard: () => save([], 0, policy.version),
    rebase: () => save(edits, standing, policy.version),
  };
}
