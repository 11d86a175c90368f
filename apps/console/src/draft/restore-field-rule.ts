import type { PolicyDocument } from '@remit/policy/document';
import { editFieldRule, type FieldEdit } from './edit-field-rule.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { fieldRuleOf, fieldState } from './field-state.ts';

/**
 * The document with what one role gets of a field as the base of the draft has it. Where every role then gets what it
 * did, the rule of the field is written as it was, or is gone as it was.
 */
export function restoreFieldRule(
  base: PolicyDocument,
  document: PolicyDocument,
  cell: Pick<FieldEdit, 'role' | 'type' | 'field'>,
): EditOutcome {
  const { role: name, type, field } = cell;
  const was = base.roles.find((role) => role.name === name);
  if (was === undefined)
    return { ok: false, reason: `the role \`${name}\` is new: there is nothing to restore` };
  const to = fieldState(base, was, type, field).setting;
  const outcome = editFieldRule(document, { kind: 'field', role: name, type, field, to });
  if (!outcome.ok) return outcome;
  const after = outcome.document;
  const alike = after.roles.every((role) => {
    const before = base.roles.find((each) => each.name === role.name);
    return (
      before !== undefined &&
      fieldState(after, role, type, field).setting === fieldState(base, before, type, field).setting
    );
  });
  if (!alike) return outcome;
  const [rule, present] = [fieldRuleOf(base, type, field), fieldRuleOf(after, type, field)];
  const fieldRules = after.fieldRules.flatMap((each) => (each === present ? (rule ?? []) : each));
  return { ok: true, document: { ...after, fieldRules } };
}
