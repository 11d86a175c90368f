import type { Resource } from './check.ts';
import type { FieldDeclaration, ResourceType } from './document.ts';
import type { FieldType, Value } from './value.ts';
import { isCurrency } from './currency.ts';
import { LIMITS } from './limits.ts';
import { nearestNames } from './nearest-names.ts';
import { compareScalars, normalText, scalarOf, type Scalar } from './scalar.ts';

/** Something that keeps attributes that were sent from being those of a record. */
export interface ResourceProblem {
  readonly kind: 'undeclared' | 'other-type' | 'malformed' | 'too-long' | 'contradiction';
  /** The attribute's name as it was sent. */
  readonly field: string;
  /** What is wrong, and what would be right. Never a stored value: whoever sends may not be allowed to see it. */
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

const HERE = { now: 0 } as const;

function sameScalar(left: Scalar, right: Scalar): boolean {
  if (left.kind === 'set' && right.kind === 'set') {
    const members = new Set(left.members);
    return members.size === new Set(right.members).size && right.members.every((each) => members.has(each));
  }
  // Two currencies may be worth the same and are still two values.
  if (left.kind === 'money' && right.kind === 'money' && left.currency !== right.currency) return false;
  return left.kind === right.kind && compareScalars(left, right, HERE) === 0;
}

/** Whether two values are one: numbers as numbers, text in NFC, sets without order. What is malformed is no other's equal. */
function sameValue(left: Value | null, right: Value | null): boolean {
  if (left === null || right === null) return left === right;
  if (left.type !== right.type) return false;
  const [one, other] = [scalarOf(left), scalarOf(right)];
  return one !== null && other !== null && sameScalar(one, other);
}

const own = (attributes: Attributes, name: string): Value | null =>
  Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;

/**
 * Where something that was sent about a stored record is not what is stored: the stored values count, so that is
 * refused rather than believed or dropped. What was not sent contradicts nothing. Source: semantics.md, "The decision".
 */
export function contradictions(
  stored: Resource,
  sent: Pick<Resource, 'type' | 'folder' | 'attributes'>,
): readonly ResourceProblem[] {
  const wrong = (field: string): ResourceProblem => {
    const sentence = `\`${field}\` is not what is stored; leave it out, or send the record as it stands.`;
    return { kind: 'contradiction', field, sentence, nearest: [] };
  };
  const sameFolder =
    sent.folder === null || (stored.folder !== null && normalText(sent.folder) === normalText(stored.folder));
  return [
    ...(sent.type === stored.type ? [] : [wrong('type')]),
    ...(sameFolder ? [] : [wrong('folder')]),
    ...Object.entries(sent.attributes)
      .filter(([name, value]) => !sameValue(own(stored.attributes, name), value))
      .map(([name]) => wrong(name)),
  ];
}
