import type { GuardExample } from '@remit/api/changes/changes-impact-views';
import type { PolicyDocument } from '@remit/policy/document';
import { editFieldRule } from '../../draft/edit-field-rule.ts';
import { editGrant } from '../../draft/edit-grants.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';

/** One way to make a broken guard hold: what it takes from which role. */
export interface GuardFix {
  readonly role: string;
  readonly edit: (document: PolicyDocument) => EditOutcome;
}

/**
 * Ways out of a broken guard, one for each role that lets its example happen and that can be edited so: the action is
 * taken from the role, conditions and all, or the field is hidden from it. A role that has it through one that it
 * includes is mended there.
 */
export function guardFixes(document: PolicyDocument, example: GuardExample): readonly GuardFix[] {
  const { type, action, field } = example;
  return example.roles.flatMap((role): readonly GuardFix[] => {
    const edit = (before: PolicyDocument): EditOutcome =>
      field === null
        ? editGrant(before, { kind: 'grant', role, type, action, to: 'none', withConditions: 'removed' })
        : editFieldRule(before, { kind: 'field', role, type, field, to: 'hidden' });
    return edit(document).ok ? [{ role, edit }] : [];
  });
}
