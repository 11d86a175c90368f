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

/**
 * Where in the text a document was read from the value of a path stands, or the nearest one around it that has a text
 * of its own. A path as problems and findings write it: `roles[3].grants[0].where`.
 * @returns null where nothing on the path came from the text
 */
export function placeInText(document: PolicyDocument, marks: Marks, path: string): TextRange | null {
  let value: unknown = document;
  let range: TextRange | null = null;
  for (const step of pathSteps(path)) {
    const around = typeof value === 'object' && value !== null ? marks.get(value) : undefined;
    range = around?.parts[String(step)] ?? range;
    value = stepInto(value, step);
    if (value === undefined) break;
    range = (typeof value === 'object' && value !== null ? marks.get(value) : undefined) ?? range;
  }
  return range === null ? null : { from: range.from, to: range.to };
}
