import type { FieldDeclaration, ResourceType } from './document.ts';

/**
 * What types have in common, as one type: a condition that is put to each of them may ask for nothing else. Of one type
 * it is that type. @returns null for no types at all
 */
export function sharedType(types: readonly ResourceType[]): ResourceType | null {
  const [first, ...others] = types;
  if (first === undefined || others.length === 0) return first ?? null;
  const alike = (field: FieldDeclaration): boolean =>
    others.every(({ fields }) => fields.some(({ name, type }) => name === field.name && type === field.type));
  return {
    ...first,
    fields: first.fields.filter(alike),
    history: types.every(({ history }) => history),
  };
}
