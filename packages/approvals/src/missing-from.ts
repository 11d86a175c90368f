import type { Resource } from '@remit/policy/check';
import type { Value } from '@remit/policy/values/value';
import type { Asked } from './asked-of.ts';

/** Something that a form asks for and that is not there. */
export interface MissingPart {
  readonly kind: 'question' | 'file';
  /** The field, or the name of the file. */
  readonly name: string;
  /** What stands open, for whoever fills in the form. */
  readonly sentence: string;
}

/** Whether somebody who fills in a form would say that there is nothing. */
function isEmpty(value: Value | null): boolean {
  if (value === null) return true;
  if (value.type === 'text') return value.value.trim() === '';
  return value.type === 'text[]' && value.value.length === 0;
}

/**
 * What is missing from a request of what its form requires, in the order of the form.
 * @param files names of the asked files that it has
 */
export function missingFrom(
  { questions, files: wanted }: Asked,
  { attributes }: Pick<Resource, 'attributes'>,
  files: ReadonlySet<string>,
): readonly MissingPart[] {
  return [
    ...questions
      .filter(({ field, required }) => required && isEmpty(attributes[field] ?? null))
      .map(({ field, text }): MissingPart => ({
        kind: 'question',
        name: field,
        sentence: `“${text}” has no answer yet.`,
      })),
    ...wanted
      .filter(({ name, required }) => required && !files.has(name))
      .map(({ name, text }): MissingPart => ({
        kind: 'file',
        name,
        sentence: `“${text}” is not attached yet.`,
      })),
  ];
}
