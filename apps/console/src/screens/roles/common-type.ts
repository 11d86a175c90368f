import type { ResourceType } from '@remit/policy/document';

/** What a condition on all of some types may ask: the fields that each of them has alike. @returns null where there are none */
export function commonType(types: readonly ResourceType[]): ResourceType | null {
  const [first, ...others] = types;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const fields = first.fields.filter((field) =>
    others.every((type) =>
      type.fields.some(({ name, type: kind }) => name === field.name && kind === field.type),
    ),
  );
  return fields.length === 0 ? null : { ...first, fields };
}
