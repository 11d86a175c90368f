import type { ChangedItem } from '@remit/policy/draft/changed-items';
import type { DraftMoment } from './draft-moment.ts';
import type { DraftState } from '@remit/policy/draft/draft-state';
import type { DraftConflict, DraftStep } from '@remit/policy/draft/draft-steps';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/draft/document-items';
import type { Guard } from '@remit/api/views';
import type { EditOutcome } from './edit-outcome.ts';

/** A change of the policy in the making, as every screen that edits one uses it. */
export interface Draft {
  /** Null until the first edit makes it. */
  readonly id: string | null;
  /** Null until it has one. */
  readonly name: string | null;
  readonly state: DraftState;
  /** Whether its reader may edit it, and if not, why. */
  readonly edit: Guard;
  /** The version that it changes. */
  readonly basedOn: number;
  readonly base: PolicyDocument;
  readonly document: PolicyDocument;
  /** What makes the document of the base, as one step. */
  readonly step: DraftStep;
  /** The items that the draft says otherwise than its base. */
  readonly changes: readonly ChangedItem[];
  /** Whether another version was published since the draft was begun. */
  readonly moved: boolean;
  /** The version in force. */
  readonly version: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the server has every edit, as `DraftMoment` has it. */
  readonly saving: DraftMoment['saving'];
  /** Why what is not saved is not, or which edit did not fit what somebody else made of the draft. */
  readonly notice: string | null;
  /** What the reader edited on a page that they left and somebody else changed meanwhile, each to something else. */
  readonly met: readonly DraftConflict[];
  /** Makes an edit of the document as it is by then; the outcome says why it was not made, where it was not. */
  change(edit: (document: PolicyDocument) => EditOutcome): EditOutcome;
  /** Puts one item back as its base has it. */
  restore(item: ItemName): void;
  undo(): void;
  redo(): void;
  rename(name: string): void;
  discard(): void;
  /** What both the draft and the version in force changed otherwise. */
  conflicts(): readonly DraftConflict[];
  /** Carries the edits over to the version in force; of conflicts, those named as the draft has them. */
  rebase(mine?: readonly ItemName[]): void;
  /** Settles what was met: the items named stay as the reader had them, the others as they are. */
  choose(mine: readonly ItemName[]): void;
  /** Tries again what could not be saved. */
  retry(): void;
}
