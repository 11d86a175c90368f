import type { Environment } from './check.ts';
import type { Subject } from './subject.ts';
import type { Value } from './values/value.ts';
import { subjectAttribute } from './attributes.ts';
import { literalName, type FactsAsked } from './facts-asked.ts';
import { isPath, isWithin } from './path.ts';
import { scalarOf } from './values/scalar.ts';

/** A fact as the values that are put in for it. */
function valuesOf(subject: Subject, name: string): readonly (Value | null)[] {
  if (name !== 'heads') return [subjectAttribute(subject, name)];
  return subject.heads.map((value) => ({ type: 'department', value }));
}

/** Values whose own size or kind decides what a condition comes to, wherever they are put. */
const isTold = (value: Value): boolean =>
  value.type === 'date' || value.type === 'instant' || value.type === 'boolean' || scalarOf(value) === null;

const isPlace = ({ type }: Value): boolean => type === 'department' || type === 'folder';

/** How a path lies to others, in their order: in the one, around the other, apart from the rest. */
function liesTo(path: string, others: Iterable<string>): string {
  let lies = '';
  for (const other of others)
    if (isPath(other)) lies += isWithin(path, other) ? '<' : isWithin(other, path) ? '>' : '-';
  return lies;
}

/**
 * The facts that conditions ask of some subjects, as a text: where it is equal, whatever the conditions come to differs
 * in the values that are put in alone, and compares alike.
 *
 * A value that is only held against fields counts by its type and by which other such values it equals, not by itself;
 * but one that is written in a condition, or stands among the other facts, counts by itself. A department or a folder
 * counts by how it lies to the others as well: a tree inside another is narrower.
 */
export function factsKey(
  asked: FactsAsked,
  subjects: readonly (Subject | null)[],
  environment: Environment,
): string {
  if (asked.subject.size === 0 && asked.put.size === 0) return '';
  let key = '';
  const around = new Set<string>();
  for (const value of Object.values(environment.attributes))
    if (value !== null) around.add(literalName(value));
  for (const subject of subjects) {
    if (subject === null) continue;
    for (const name of asked.subject) {
      for (const value of valuesOf(subject, name)) {
        key += value === null ? '-' : `${value.type} ${JSON.stringify(literalName(value))}`;
        if (value !== null) around.add(literalName(value));
      }
      key += ';';
    }
    key += '|';
  }
  const names = new Map<string, number>();
  for (const subject of subjects) {
    key += '|';
    if (subject === null) continue;
    for (const name of asked.put) {
      for (const value of valuesOf(subject, name)) {
        if (value === null) {
          key += '-';
          continue;
        }
        const literal = literalName(value);
        const told = asked.literals.has(literal) || around.has(literal) || isTold(value);
        if (!told && !names.has(literal)) {
          if (isPlace(value)) key += liesTo(literal, [...asked.literals, ...around, ...names.keys()]);
          names.set(literal, names.size);
        }
        key += `${value.type} ${told ? JSON.stringify(literal) : names.get(literal)}`;
      }
      key += ';';
    }
  }
  return key;
}
