import type { ChangedItem } from '@remit/policy/changed-items';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/document-items';
import type { EditOutcome } from './edit-outcome.ts';

/** A change of the policy in the making, as every screen that edits one uses it. */
export interface Draft {
  /** Null until the first edit makes it. */
  readonly id: string | null;
  readonly name: string;
  /** The version that it changes. */
  readonly basedOn: number;
  readonly base: PolicyDocument;
  readonly document: PolicyDocument;
  /** The items that the draft says otherwise than its base. */
  readonly changes: readonly ChangedItem[];
  /** Whether another version was published since the draft was begun. */
  readonly moved: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the server has every edit; `failed` keeps them here and says so. */
  readonly saving: 'saved' | 'saving' | 'failed';
  /** Makes an edit of the document as it is by then; the outcome says why it was not made, where it was not. */
  change(edit: (document: PolicyDocument) => EditOutcome): EditOutcome;
  /** Puts one item back as its base has it. */
  restore(item: ItemName): void;
  undo(): void;
  redo(): void;
  discard(): void;
  /** Carries the edits over to the version published now. */
  rebase(): void;
}
