import type { PolicyDocument, Role } from '@remit/policy/document';
import { readsType } from './field-cells.ts';
import type { FieldsSearch } from './fields-address.ts';

/** The two roles that are compared; or every role that reads some record, or that a field rule names. */
export function fieldColumns(document: PolicyDocument, { a, b }: FieldsSearch): readonly Role[] {
  const compared = [a, b].flatMap((name) => document.roles.find((role) => role.name === name) ?? []);
  if (compared.length === 2) return compared;
  const named = new Set(
    document.fieldRules.flatMap(({ visible = [], masked = [], editable = [], hidden = [] }) => [
      ...visible,
      ...masked.map(({ role }) => role),
      ...editable,
      ...hidden,
    ]),
  );
  return document.roles.filter(
    (role) => named.has(role.name) || document.resources.some((type) => readsType(document, role, type)),
  );
}
