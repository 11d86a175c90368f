import type { FieldRule, PolicyDocument, Role } from '@remit/policy/document';
import { includedRoles } from './cell-state.ts';

export type FieldSetting = 'hidden' | 'masked' | 'visible' | 'editable';

/** What a role gives of a field. Without a rule (`ruled` false) the field shows wherever its record does. */
export interface FieldState {
  readonly setting: FieldSetting;
  readonly ruled: boolean;
  /** An included role that gives more than this role's own entry; null when none does. */
  readonly through: string | null;
}

const order: readonly FieldSetting[] = ['hidden', 'masked', 'visible', 'editable'];

/** What a role's holders get of a field through this role and the roles it includes. */
export function fieldState(document: PolicyDocument, role: Role, type: string, field: string): FieldState {
  const rule = fieldRuleOf(document, type, field);
  if (rule === undefined) return { setting: 'editable', ruled: false, through: null };
  const own = settingOf(rule, role.name);
  const more = includedRoles(document, role)
    .map(({ name }) => ({ name, setting: settingOf(rule, name) }))
    .find(({ setting }) => order.indexOf(setting) > order.indexOf(own));
  return { setting: more?.setting ?? own, ruled: true, through: more?.name ?? null };
}

/** The rule of a field, if it has one. */
export function fieldRuleOf(document: PolicyDocument, type: string, field: string): FieldRule | undefined {
  return document.fieldRules.find((rule) => rule.type === type && rule.field === field);
}

/** What a rule says of one role by itself. A rule without an `editable` list lets whoever sees the field edit it. */
export function settingOf(rule: FieldRule, role: string): FieldSetting {
  if (rule.visible?.includes(role) === true) {
    return rule.editable === undefined || rule.editable.includes(role) ? 'editable' : 'visible';
  }
  return rule.masked?.some((entry) => entry.role === role) === true ? 'masked' : 'hidden';
}

/** Whether a rule shows its field to anybody, in full or masked. */
export const fieldRuleShows = ({ visible = [], masked = [] }: FieldRule): boolean =>
  visible.length + masked.length > 0;
