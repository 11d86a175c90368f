import { pathSteps, stepInto } from '@remit/policy/document-path';
import type { PolicyDocument } from '@remit/policy/document';
import type { Mark } from './statement-reader.ts';

/** A stretch of a text, in UTF-16 code units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** What each object of a document that was read from a text stands for in it. */
export type Marks = ReadonlyMap<object, Mark>;

/** The value of the last step itself, and the clause that says it, `where` included: either may have no text. */
interface Place {
  readonly value: TextRange | null;
  readonly clause: TextRange | null;
}

function placeAt(document: PolicyDocument, marks: Marks, path: string): Place {
  let value: unknown = document;
  let around: TextRange | null = null;
  let place: Place = { value: null, clause: null };
  for (const step of pathSteps(path)) {
    const mark = typeof value === 'object' && value !== null ? marks.get(value) : undefined;
    const key = String(step);
    const clause = mark !== undefined && Object.hasOwn(mark.parts, key) ? (mark.parts[key] ?? null) : null;
    value = stepInto(value, step);
    const own = (typeof value === 'object' && value !== null ? marks.get(value) : undefined) ?? null;
    around = own ?? clause ?? around;
    place = { value: around, clause };
    if (value === undefined) break;
  }
  return place;
}

/**
 * Where in the text a document was read from the value of a path stands, or the nearest one around it that has a text
 * of its own. A path as problems and findings write it: `roles[3].grants[0].where`.
 * @returns null where nothing on the path came from the text
 */
export function placeInText(document: PolicyDocument, marks: Marks, path: string): TextRange | null {
  const { value } = placeAt(document, marks, path);
  return value === null ? null : { from: value.from, to: value.to };
}

/** Where the clause begins that says the value of a path, with the word before it. */
export function clauseStart(document: PolicyDocument, marks: Marks, path: string): number | null {
  const { value, clause } = placeAt(document, marks, path);
  if (value === null || clause === null) return value?.from ?? null;
  return Math.min(value.from, clause.from);
}
