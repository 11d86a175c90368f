import type { Environment, Resource } from './check.ts';
import type { AttributeSource, Truth } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { Situation } from './situation.ts';
import type { Subject } from './subject.ts';
import type { Value, ValueType } from './values/value.ts';

/** What every subject has, beside the attributes that the tenant adds. */
export const SUBJECT_ATTRIBUTES = {
  id: 'member',
  person: 'text',
  kind: 'text',
  name: 'text',
  email: 'text',
  title: 'text',
  department: 'department',
  manager: 'member',
  groups: 'text[]',
} as const satisfies Readonly<Record<string, ValueType>>;

/** A name such as `constructor` must find nothing: only what was put there counts. */
export const ownAttribute = (
  attributes: Readonly<Record<string, Value | null>>,
  name: string,
): Value | null => (Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null);

/** Not null, so that `is null` does not open a door to it, and equal to nothing. */
const UNUSABLE: Value = { type: 'text', value: '\u0000' };

/**
 * @returns the attribute's value; null when the subject has none of that name. The groups of a subject whom the rule of
 * one of them cannot tell are missing: a rule that forbids somebody by a group must not spare whoever may be in it, and
 * a condition that must come to yes or no asks first whether they are known
 */
export function subjectAttribute(subject: Subject, name: string): Value | null {
  const { member } = subject;
  switch (name) {
    case 'id':
      return { type: 'member', value: member.id };
    case 'person':
    case 'kind':
    case 'name':
    case 'email':
    case 'title':
      return { type: 'text', value: member[name] };
    case 'department':
      return member.department === null ? null : { type: 'department', value: member.department };
    case 'manager':
      return member.manager === null ? null : { type: 'member', value: member.manager };
    case 'groups':
      return subject.unsettled === undefined ? { type: 'text[]', value: subject.groups } : null;
    default:
      return ownAttribute(member.attributes, name);
  }
}

/** The declared type of a field, or of the folder that every record has; null for a name that is no field. */
export function fieldType(type: ResourceType, name: string): ValueType | null {
  if (name === 'folder') return 'folder';
  return type.fields.find((field) => field.name === name)?.type ?? null;
}

/**
 * @returns the record's value of a field; null when it is missing. A value of another type than the declared one
 * stays as it is told, but as text that is no text: unusable, so that what it touches is unknown.
 */
export function resourceAttribute(resource: Resource, type: ResourceType, name: string): Value | null {
  if (name === 'folder') return resource.folder === null ? null : { type: 'folder', value: resource.folder };
  const value = ownAttribute(resource.attributes, name);
  if (value === null || value.type === fieldType(type, name)) return value;
  return UNUSABLE;
}

/** @returns environment and action facts; null when there is none of that name */
export function circumstance(
  of: 'action' | 'environment',
  name: string,
  action: string,
  environment: Environment,
): Value | null {
  if (of === 'action') return name === 'name' ? { type: 'text', value: action } : null;
  return ownAttribute(environment.attributes, name);
}

/**
 * Whether a natural person took an action on a record. Unknown without a history, and where the action was taken by
 * somebody whom the history does not name: it may have been anybody.
 */
export function tookAction(resource: Pick<Resource, 'history'>, action: string, person: string): Truth {
  if (resource.history === null) return 'unknown';
  let truth: Truth = 'false';
  for (const entry of resource.history) {
    if (entry.action !== action) continue;
    if (entry.person === person) return 'true';
    if (entry.person === null) truth = 'unknown';
  }
  return truth;
}

/**
 * The value of an attribute in a situation; null when it is missing.
 * @param type by which fields are read; null takes a value of any type as it stands
 */
export function attributeOf(
  { subject, action, resource, environment }: Situation,
  type: ResourceType | null,
  of: AttributeSource,
  name: string,
): Value | null {
  switch (of) {
    case 'subject':
      return subject === null ? null : subjectAttribute(subject, name);
    case 'resource':
      if (type !== null) return resourceAttribute(resource, type, name);
      if (name !== 'folder') return ownAttribute(resource.attributes, name);
      return resource.folder === null ? null : { type: 'folder', value: resource.folder };
    case 'action':
    case 'environment':
      return circumstance(of, name, action, environment);
    default:
      return of satisfies never;
  }
}
