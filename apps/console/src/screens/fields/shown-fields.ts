import type { FieldDeclaration, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import type { FieldLeak } from '../../draft/field-leaks.ts';
import { fieldRuleOf } from '../../draft/field-state.ts';
import { fieldCells, isBlind } from './field-cells.ts';
import { filterOf, type FieldsSearch } from './fields-address.ts';

/**
 * Which fields the address asks for, apart from what is searched for: those of which two roles that are compared get
 * something else; otherwise those of its filter.
 * @param base what the draft was made of
 * @param roles the columns
 */
export function shownFields(
  document: PolicyDocument,
  base: PolicyDocument,
  search: FieldsSearch,
  roles: readonly Role[],
  leaks: readonly FieldLeak[],
): (type: ResourceType, field: FieldDeclaration) => boolean {
  const now = fieldCells(document);
  const [one, other] = roles.length === 2 && search.a !== undefined ? roles : [];
  if (one !== undefined && other !== undefined)
    return (type, { name }) => now(one, type, name).state !== now(other, type, name).state;
  const filter = filterOf(search.show);
  switch (filter) {
    case 'all':
      return () => true;
    case 'ruled':
      return (type, field) => fieldRuleOf(document, type.name, field.name) !== undefined;
    case 'changed': {
      const both = roles.flatMap((role) => pairOf(base, document, role.name));
      const before = fieldCells(base);
      return (type, { name }) =>
        both.some(({ was, is }) => now(is, type, name).state !== before(was, type, name).state);
    }
    case 'telling':
      return (type, field) => leaks.some((leak) => leak.type === type.name && leak.field === field.name);
    case 'blind':
      return (type, field) => isBlind(document, type.name, field);
    default:
      return filter satisfies never;
  }
}

/** A role before and after; nothing for one that is made or gone. */
function pairOf(base: PolicyDocument, document: PolicyDocument, role: string) {
  const was = base.roles.find(({ name }) => name === role);
  const is = document.roles.find(({ name }) => name === role);
  return was === undefined || is === undefined ? [] : [{ was, is }];
}
