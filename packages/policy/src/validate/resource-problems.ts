import type { Resource } from '../check.ts';
import type { FieldDeclaration, ResourceType } from '../document.ts';
import type { FieldType, Value } from '../values/value.ts';
import { isCurrency } from '../values/currency.ts';
import { LIMITS } from '../limits.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { scalarOf } from '../values/scalar.ts';

/** Something that keeps attributes that were sent from being those of a record. */
export interface ResourceProblem {
  readonly kind: 'undeclared' | 'other-type' | 'malformed' | 'too-long';
  /** The attribute's name as it was sent. */
  readonly field: string;
  /** What is wrong, and what would be right. */
  readonly sentence: string;
  /** Names that may have been meant, nearest first. */
  readonly nearest: readonly string[];
}

type Attributes = Resource['attributes'];

/** How a value of each type is written, for those who wrote something else. */
const RIGHT: Readonly<Record<FieldType, string>> = {
  text: 'well-formed text without U+0000',
  enum: 'one of the values that the field lists',
  number: 'a decimal such as `-12.50`: ASCII digits, at most a hundred, no exponent, no grouping',
  money: 'whole minor units from 0 on and a currency of ISO 4217 such as `EUR`, perhaps with a rate above 0',
  date: 'a day of the calendar such as `2026-02-28`',
  instant: 'whole milliseconds since 1970 UTC',
  boolean: 'true or false',
  member: "a member's id",
  department: 'a path of departments such as `/sales/emea`',
  folder: 'a path of folders such as `/west`',
  'text[]': 'a list of well-formed texts, each without U+0000',
};

function lengthOf(value: Value): number {
  if (value.type === 'text[]')
    return Array.isArray(value.value) ? value.value.reduce((sum, each) => sum + String(each).length, 0) : 0;
  return 'value' in value && typeof value.value === 'string' ? value.value.length : 0;
}

/** Whether a value of a field's own type is one that the field can hold. */
function holds(field: FieldDeclaration, value: Value): boolean {
  if (scalarOf(value) === null) return false;
  switch (value.type) {
    case 'money':
      return isCurrency(value.currency);
    case 'department':
    case 'folder':
      return value.value.startsWith('/');
    case 'enum':
      return field.values === undefined || field.values.includes(value.value);
    case 'text':
    case 'number':
    case 'date':
    case 'instant':
    case 'duration':
    case 'boolean':
    case 'member':
    case 'text[]':
      return true;
    default:
      return value satisfies never;
  }
}

function problemOf(type: ResourceType, name: string, value: Value | null): ResourceProblem | null {
  const problem = (
    kind: ResourceProblem['kind'],
    sentence: string,
    nearest: readonly string[] = [],
  ): ResourceProblem => ({ kind, field: name, sentence, nearest });
  const field = type.fields.find((each) => each.name === name);
  if (field === undefined) {
    const declared = type.fields.map((each) => each.name);
    return problem('undeclared', `\`${type.name}\` has no field \`${name}\`.`, nearestNames(name, declared));
  }
  if (value === null) return null;
  const told: unknown = value;
  const sent = typeof told === 'object' && told !== null && 'type' in told ? told.type : typeof told;
  if (sent !== field.type)
    return problem(
      'other-type',
      `\`${name}\` is a ${field.type}, and what was sent is a ${String(sent)}; send ${RIGHT[field.type]}.`,
    );
  if (lengthOf(value) > LIMITS.text)
    return problem('too-long', `\`${name}\` is longer than ${LIMITS.text} characters.`);
  if (!holds(field, value))
    return problem('malformed', `\`${name}\` is no ${field.type}; send ${RIGHT[field.type]}.`);
  return null;
}

/**
 * What is wrong with attributes that somebody sent for a record of a type, in the order in which they were sent: names
 * that the type does not declare, values of other types, and values that are none. Null stands for a missing value and
 * is right for every field. Source: threats.md A12.
 */
export function resourceProblems(type: ResourceType, attributes: Attributes): readonly ResourceProblem[] {
  return Object.entries(attributes).flatMap(([name, value]) => problemOf(type, name, value) ?? []);
}
