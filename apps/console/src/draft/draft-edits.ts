import type { PolicyDocument } from '@remit/policy/document';
import { editFieldRule, type FieldEdit } from './edit-field-rule.ts';
import { editGrant, type GrantEdit } from './edit-grants.ts';

/** What an editor set; `restore` puts a cell back as published. */
export type Edit = GrantEdit | FieldEdit | { readonly kind: 'restore'; readonly target: string };

export interface AppliedEdits {
  readonly document: PolicyDocument;
  /** The edits that stand, one a target, in the order that they were made. */
  readonly standing: readonly (GrantEdit | FieldEdit)[];
  /** Edits that do not fit this document any more, each with the reason; never dropped unsaid. */
  readonly refused: readonly { readonly edit: GrantEdit | FieldEdit; readonly reason: string }[];
}

/** What an edit sets, as one word: two edits of one target are one change, the later one. */
export function targetOf(edit: Edit): string {
  switch (edit.kind) {
    case 'grant':
      return `grant ${edit.role} ${edit.type} ${edit.action}`;
    case 'field':
      return `field ${edit.role} ${edit.type} ${edit.field}`;
    case 'restore':
      return edit.target;
    default:
      return edit satisfies never;
  }
}

/** The published document with the edits put in, in order; the last edit of a target is the one that counts. */
export function applyEdits(published: PolicyDocument, edits: readonly Edit[]): AppliedEdits {
  const last = new Map<string, Edit>();
  for (const edit of edits) {
    last.delete(targetOf(edit));
    last.set(targetOf(edit), edit);
  }
  let document = published;
  const standing: (GrantEdit | FieldEdit)[] = [];
  const refused: { edit: GrantEdit | FieldEdit; reason: string }[] = [];
  for (const edit of last.values()) {
    if (edit.kind === 'restore') continue;
    const outcome = edit.kind === 'grant' ? editGrant(document, edit) : editFieldRule(document, edit);
    if (!outcome.ok) {
      refused.push({ edit, reason: outcome.reason });
      continue;
    }
    document = outcome.document;
    standing.push(edit);
  }
  return { document, standing, refused };
}
