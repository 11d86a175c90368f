import type { FieldDeclaration, ResourceType } from './document.ts';
import { saidByRemit } from './words/said-by-remit.ts';

/** Why no form asks for a field of a type, as half a sentence; null when one may. */
export function neverAsked({ owner, fields }: ResourceType, field: string): string | null {
  if (field === owner) return 'it is whoever submits the request';
  if (field === 'folder') return 'a request lies where its type says';
  const declared = fields.find(({ name }) => name === field);
  return declared === undefined ? null : saidByRemit(field, declared.type);
}

/** The fields of a type that a form may ask for, in their order. */
export const askableFields = (type: ResourceType): readonly FieldDeclaration[] =>
  type.fields.filter(({ name }) => neverAsked(type, name) === null);

/** What every form of a type asks for, whatever its approval says: what a request is, its amount and its department. */
export const alwaysAsked = (type: ResourceType): readonly string[] =>
  [type.title, type.amount, type.department].filter((field) => field !== undefined);
