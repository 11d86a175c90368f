import { pathSteps, stepInto } from '@remit/policy/document-path';
import type { PolicyDocument } from '@remit/policy/document';
import type { Mark, TextRange } from './statement-reader.ts';

/** What each object of a document that was read from a text stands for in it. */
export type Marks = ReadonlyMap<object, Mark>;

/** The value of the last step itself, and the clause that says it, `where` included: either may have no text. */
interface Place {
  readonly value: TextRange | null;
  readonly clause: TextRange | null;
}

const markOf = (marks: Marks, value: unknown): Mark | undefined =>
  typeof value === 'object' && value !== null ? marks.get(value) : undefined;

const shifted = ({ from, to }: TextRange, by: number): TextRange => ({ from: from + by, to: to + by });

function placeAt(document: PolicyDocument, marks: Marks, path: string): Place {
  let value: unknown = document;
  let place: Place = { value: null, clause: null };
  for (const step of pathSteps(path)) {
    const around = markOf(marks, value);
    const key = String(step);
    const said = around !== undefined && Object.hasOwn(around.clauses, key) ? around.clauses[key] : null;
    const clause =
      said === null || said === undefined || around === undefined ? null : shifted(said, around.offset);
    value = stepInto(value, step);
    const own = markOf(marks, value);
    place = { value: own === undefined ? (clause ?? place.value) : shifted(own.range, own.offset), clause };
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
  return placeAt(document, marks, path).value;
}

/** Where the clause begins that says the value of a path, with the word before it. */
export function clauseStart(document: PolicyDocument, marks: Marks, path: string): number | null {
  const { value, clause } = placeAt(document, marks, path);
  if (value === null || clause === null) return value?.from ?? null;
  return Math.min(value.from, clause.from);
}
