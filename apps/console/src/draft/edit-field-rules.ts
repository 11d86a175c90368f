import type { PolicyDocument } from '@remit/policy/document';
import { editFieldRule } from './edit-field-rule.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { fieldRuleOf, type FieldSetting } from './field-state.ts';
import { typesOf } from './grant-reach.ts';

/** One field of one type. */
export interface FieldPlace {
  readonly type: string;
  readonly field: string;
}

/** Sets what some roles get of some fields, all of it or nothing. */
export function setFields(
  document: PolicyDocument,
  fields: readonly FieldPlace[],
  roles: readonly string[],
  to: FieldSetting,
): EditOutcome {
  const bare = to === 'masked' ? fields.find((place) => !isText(document, place)) : undefined;
  if (bare !== undefined) return { ok: false, reason: `only text is masked, and \`${bare.field}\` is none` };
  return fields
    .flatMap((place) => roles.map((role) => ({ ...place, role })))
    .reduce<EditOutcome>(
      (outcome, each) =>
        outcome.ok ? editFieldRule(outcome.document, { kind: 'field', ...each, to }) : outcome,
      { ok: true, document },
    );
}

/** Whether a field holds text, of which a part can be shown. */
export function isText(document: PolicyDocument, { type, field }: FieldPlace): boolean {
  const declared = typesOf(document).find(({ name }) => name === type);
  return declared?.fields.find(({ name }) => name === field)?.type === 'text';
}

/** The document in which a mask of a field shows so many of the last characters, to whomever it is shown masked. */
export function setMaskLength(
  document: PolicyDocument,
  { type, field }: FieldPlace,
  characters: number,
): EditOutcome {
  if (!Number.isSafeInteger(characters) || characters < 1 || characters > 100) {
    return { ok: false, reason: 'a mask shows 1 to 100 characters' };
  }
  const rule = fieldRuleOf(document, type, field);
  if (rule?.masked === undefined || rule.masked.length === 0) {
    return { ok: false, reason: `\`${field}\` is masked for nobody` };
  }
  const masked = rule.masked.map(({ role }) => ({ role, as: { kind: 'last' as const, characters } }));
  const fieldRules = document.fieldRules.map((each) => (each === rule ? { ...rule, masked } : each));
  return { ok: true, document: { ...document, fieldRules } };
}

/** The document in which a field shows wherever its record does, as it does without a rule. */
export function clearFieldRule(document: PolicyDocument, { type, field }: FieldPlace): EditOutcome {
  const rule = fieldRuleOf(document, type, field);
  if (rule === undefined) return { ok: true, document };
  const key = `${type}.${field}`;
  return {
    ok: true,
    document: {
      ...document,
      fieldRules: document.fieldRules.filter((each) => each !== rule),
      comments: document.comments.filter(({ before }) => before?.kind !== 'field' || before.key !== key),
    },
  };
}
