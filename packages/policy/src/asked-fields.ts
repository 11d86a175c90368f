import type { FieldDeclaration, ResourceType } from './document.ts';

/** Fields of a request that Remit writes itself, by name, whatever the type. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ['number', 'Remit numbers requests itself'],
  ['status', 'it follows from what happens to the request'],
  ['sent_by', 'it says who sent the request in the place of another'],
  ['submitted_at', 'Remit says when a request was submitted'],
  ['decided_at', 'Remit says when a request was decided'],
]);

/** Why no form asks for a field of a type, as half a sentence; null when one may. */
export function neverAsked({ owner }: ResourceType, field: string): string | null {
  if (field === owner) return 'it is whoever submits the request';
  if (field === 'folder') return 'a request lies where its type says';
  return KEPT.get(field) ?? null;
}

/** The fields of a type that a form may ask for, in their order. */
export const askableFields = (type: ResourceType): readonly FieldDeclaration[] =>
  type.fields.filter(({ name }) => neverAsked(type, name) === null);

/** What every form of a type asks for, whatever its approval says: what a request is, its amount and its department. */
export const alwaysAsked = (type: ResourceType): readonly string[] =>
  [type.title, type.amount, type.department].filter((field) => field !== undefined);
