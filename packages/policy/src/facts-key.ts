import type { Environment } from './check.ts';
import type { FactsAsked } from './facts-asked.ts';
import type { Subject } from './subject.ts';
import { subjectAttribute } from './attributes.ts';
import { scalarOf } from './scalar.ts';

function factOf(subject: Subject, name: string): unknown {
  return name === 'heads' ? subject.heads : subjectAttribute(subject, name);
}

/** Every text in a piece of plain data. */
function textsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

/**
 * The facts that conditions ask of some subjects, as a text: where it is equal, whatever the conditions come to differs
 * in names alone, and compares alike.
 *
 * A name that is only held against fields counts by which other facts it equals, not by itself; but one that is written
 * in a condition, or stands among the other facts, is no mere name.
 */
export function factsKey(
  asked: FactsAsked,
  subjects: readonly (Subject | null)[],
  environment: Environment,
): string {
  if (asked.subject.size === 0 && asked.identity.size === 0) return '';
  const values = subjects.map((subject) =>
    [...asked.subject].map((name) => [name, subject === null ? null : factOf(subject, name)]),
  );
  const byValue = JSON.stringify(values);
  if (asked.identity.size === 0) return byValue;
  const around = new Set([...textsIn(values), ...textsIn(environment.attributes)]);
  const names: string[] = [];
  const spelt = subjects.map((subject) =>
    [...asked.identity].map((name) => {
      const value = subject === null ? null : subjectAttribute(subject, name);
      if (value === null || !('value' in value) || typeof value.value !== 'string') return null;
      const known = asked.texts.has(value.value) || around.has(value.value) || scalarOf(value) === null;
      if (known) return value.value;
      if (!names.includes(value.value)) names.push(value.value);
      return names.indexOf(value.value);
    }),
  );
  return `${byValue} ${JSON.stringify(spelt)}`;
}
