import type { FieldRule, Mask, PolicyDocument } from '@remit/policy/document';
import type { EditOutcome } from './edit-outcome.ts';
import { fieldRuleOf, settingOf, type FieldSetting } from './field-state.ts';
import { grantsOn, typesOf } from './grant-reach.ts';

/** Sets what one role gets of one field. */
export interface FieldEdit {
  readonly kind: 'field';
  readonly role: string;
  readonly type: string;
  readonly field: string;
  readonly to: FieldSetting;
}

const LAST_FOUR: Mask = { kind: 'last', characters: 4 };

/**
 * The document after the edit; every other role keeps what it had. A field without a rule gets one that first names
 * every role that reads the type, since naming one role alone would hide the field from all the others.
 */
export function editFieldRule(document: PolicyDocument, edit: FieldEdit): EditOutcome {
  const role = document.roles.find(({ name }) => name === edit.role);
  if (role === undefined) return { ok: false, reason: `there is no role \`${edit.role}\`` };
  const type = typesOf(document).find(({ name }) => name === edit.type);
  if (type?.fields.some(({ name }) => name === edit.field) !== true) {
    return { ok: false, reason: `\`${edit.type}\` has no field \`${edit.field}\`` };
  }
  const before = fieldRuleOf(document, edit.type, edit.field);
  const base = before ?? {
    type: edit.type,
    field: edit.field,
    visible: [...new Set([...readersOf(document, edit.type), edit.role])],
  };
  if (settingOf(base, edit.role) === edit.to && before !== undefined) return { ok: true, document };
  const after = withSetting(base, edit.role, edit.to);
  if ((after.visible ?? []).length + (after.masked ?? []).length === 0) {
    return {
      ok: false,
      reason: `nobody would see \`${edit.field}\` any more: show it to another role first`,
    };
  }
  const fieldRules =
    before === undefined
      ? [...document.fieldRules, after]
      : document.fieldRules.map((rule) => (rule === before ? after : rule));
  return { ok: true, document: { ...document, fieldRules } };
}

function withSetting(rule: FieldRule, role: string, to: FieldSetting): FieldRule {
  const shows = to === 'visible' || to === 'editable';
  const visible = entry(rule.visible, role, shows) ?? [];
  const mask = rule.masked?.[0]?.as ?? LAST_FOUR;
  const othersMasked = (rule.masked ?? []).filter((masked) => masked.role !== role);
  const masked = to === 'masked' ? [...othersMasked, { role, as: mask }] : othersMasked;
  const hidden = entry(rule.hidden, role, to === 'hidden') ?? [];
  // Without an `editable` list everyone who sees edits; keeping one role from editing names all the others.
  const named = rule.editable ?? (to === 'visible' ? visible.filter((name) => name !== role) : undefined);
  const editable = named === undefined ? undefined : entry(named, role, to === 'editable');
  return {
    type: rule.type,
    field: rule.field,
    ...(visible.length > 0 ? { visible } : {}),
    ...(masked.length > 0 ? { masked } : {}),
    ...(editable === undefined ? {} : { editable }),
    ...(hidden.length > 0 ? { hidden } : {}),
  };
}

function entry(
  names: readonly string[] | undefined,
  role: string,
  present: boolean,
): readonly string[] | undefined {
  const others = (names ?? []).filter((name) => name !== role);
  if (present) return names?.includes(role) === true ? names : [...others, role];
  return others;
}

/** The roles that by their own grants, in some folder, read the type. */
function readersOf(document: PolicyDocument, typeName: string): readonly string[] {
  const type = typesOf(document).find(({ name }) => name === typeName);
  if (type === undefined) return [];
  return document.roles
    .filter((role) => {
      const scoped = document.folderScopes.filter((scope) => scope.role === role.name);
      return [role.grants, ...scoped.map(({ grants }) => grants)].some(
        (grants) => grantsOn(document, { ...role, grants }, type, 'read').length > 0,
      );
    })
    .map(({ name }) => name);
}
