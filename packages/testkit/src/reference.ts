import type { Environment, Resource } from '@remit/policy/check';
import type { Condition } from '@remit/policy/condition';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import type { Grant, PolicyDocument, ResourceType, Rule } from '@remit/policy/document';
import type { FieldVisibility } from '@remit/policy/field-mask';
import { below, inGroup, referenceTook, referenceTruth, type Situation } from './reference-condition.ts';

/** One question, with all that it is answered from. */
export interface ReferenceQuestion {
  readonly document: PolicyDocument;
  readonly directory: Directory;
  readonly member: string;
  readonly action: string;
  /** A record that is stored, or for `create` the completed one. */
  readonly resource: Resource;
  readonly next?: Resource;
  readonly environment: Environment;
}

const COMMON = ['read', 'create', 'update', 'delete', 'export'];

/** Action names as a policy writes them against one action. */
function means(written: string, action: string): boolean {
  if (written === 'manage') return true;
  if (written === 'write') return action === 'read' || action === 'create' || action === 'update';
  return written === action;
}

const within = (period: { from: number | null; until: number | null }, now: number): boolean =>
  (period.from === null || period.from <= now) && (period.until === null || now < period.until);

/** Step 1. */
function stands(member: Member, now: number): boolean {
  return member.status === 'active' && within(member, now);
}

/** A member is in its department and in every department above it. */
function holds(assignment: Assignment, member: Member, directory: Directory): boolean {
  const { kind, id } = assignment.holder;
  if (kind === 'member') return id === member.id;
  if (kind === 'group') return inGroup(directory, id, member.id);
  return member.department !== null && below(member.department, id);
}

/** A role and every role it includes. */
function closure(document: PolicyDocument, role: string): string[] {
  const found = document.roles.find((each) => each.name === role);
  if (found === undefined) return [];
  return [role, ...(found.includes ?? []).flatMap((included) => closure(document, included))];
}

/** Step 2. */
function rolesIn(question: ReferenceQuestion, member: Member, folder: string): string[] {
  const { directory, document, environment } = question;
  return directory.assignments
    .filter((assignment) => holds(assignment, member, directory))
    .filter((assignment) => below(folder, assignment.folder))
    .filter((assignment) => within(assignment, environment.now))
    .flatMap((assignment) => closure(document, assignment.role));
}

/** Step 3. */
function grantsOf(document: PolicyDocument, role: string, folder: string): readonly Grant[] {
  const scopes = document.folderScopes
    .filter((scope) => scope.role === role && below(folder, scope.folder))
    .toSorted((left, right) => right.folder.length - left.folder.length);
  const nearest = scopes[0];
  return nearest?.grants ?? document.roles.find((each) => each.name === role)?.grants ?? [];
}

function reaches(document: PolicyDocument, grant: Grant, role: string, type: ResourceType): boolean {
  if (grant.on !== undefined) return grant.on.includes(type.name);
  if (type.name.startsWith('remit.')) return false;
  const { module } = document.roles.find((each) => each.name === role) ?? {};
  return module === undefined || type.name.startsWith(`${module}.`);
}

function value(resource: Resource, name: string | undefined, wanted: string, type: ResourceType) {
  if (name === undefined || !Object.hasOwn(resource.attributes, name)) return null;
  const found = resource.attributes[name] ?? null;
  const declared = type.fields.find((field) => field.name === name)?.type;
  return found?.type === wanted && declared === wanted ? found : null;
}

/** Step 4, one grant. */
function grantPermits(
  question: ReferenceQuestion,
  grant: Grant,
  role: string,
  situation: Situation,
): boolean {
  const { document, directory } = question;
  const { type, resource, member, action } = situation;
  const is = (condition: Condition): boolean => referenceTruth(condition, situation) === 'true';
  if (!grant.actions.some((written) => means(written, action))) return false;
  if (!reaches(document, grant, role, type)) return false;
  for (const qualifier of grant.qualifiers ?? []) {
    if (qualifier.kind === 'own') {
      const owner = value(resource, type.owner, 'member', type);
      if (owner?.type !== 'member' || owner.value !== member.id) return false;
    } else if (qualifier.kind === 'department') {
      const found = value(resource, type.department, 'department', type);
      const heads = directory.departments.filter((each) => each.head === member.id).map((each) => each.path);
      const mine = member.department === null ? heads : [member.department, ...heads];
      if (found?.type !== 'department' || !mine.some((path) => below(found.value, path))) return false;
    } else if (qualifier.kind === 'module') {
      if (!type.name.startsWith(`${qualifier.module}.`)) return false;
    } else {
      const set = document.sets.find((each) => each.name === qualifier.set);
      if (set?.type !== type.name || !is(set.where)) return false;
    }
  }
  if (grant.where !== undefined && !is(grant.where)) return false;
  if (grant.upTo !== undefined) {
    const amount = value(resource, type.amount, 'money', type);
    if (amount?.type !== 'money' || amount.currency !== grant.upTo.currency) return false;
    if (!(amount.minor <= grant.upTo.minor)) return false;
  }
  return bound(document, role, type, is);
}

/** Every row policy for that role and type holds. */
function bound(
  document: PolicyDocument,
  role: string,
  type: ResourceType,
  is: (c: Condition) => boolean,
): boolean {
  return document.rowPolicies
    .filter((policy) => policy.type === type.name && policy.roles.includes(role))
    .every((policy) => is(policy.where));
}

function ruleBites(rule: Rule, situation: Situation): boolean {
  if (!rule.on.includes(situation.type.name)) return false;
  if (!rule.actions.some((written) => means(written, situation.action))) return false;
  const spared = rule.when !== undefined && referenceTruth(rule.when, situation) === 'false';
  const excepted =
    rule.kind === 'forbid' && rule.unless !== undefined && referenceTruth(rule.unless, situation) === 'true';
  return !spared && !excepted;
}

/** Steps 4 to 6 for one action on one record: permitted, not forbidden, and nothing asked that is not met. */
function passes(question: ReferenceQuestion, situation: Situation, folder: string): boolean {
  const { document, environment } = question;
  const { action, type } = situation;
  const met = (wanted: readonly string[]): boolean =>
    wanted.every((each) => environment.met.some((m) => m === each));
  const permitted = rolesIn(question, situation.member, folder).some((role) =>
    grantsOf(document, role, folder).some(
      (grant) => met(grant.requires ?? []) && grantPermits(question, grant, role, situation),
    ),
  );
  const forbidden = document.rules.some(
    (rule) => (rule.kind === 'forbid' || !met([rule.obligation])) && ruleBites(rule, situation),
  );
  const separated = document.exclusions.some((exclusion) => {
    if (exclusion.kind !== 'actions' || exclusion.on !== type.name) return false;
    if (!exclusion.actions.includes(action)) return false;
    const other = exclusion.actions[0] === action ? exclusion.actions[1] : exclusion.actions[0];
    return referenceTook(other, situation) !== 'false';
  });
  return permitted && !forbidden && !separated;
}

function situationOf(question: ReferenceQuestion, action: string, resource: Resource): Situation | null {
  const member = question.directory.members.find((each) => each.id === question.member);
  const type = question.document.resources.find((each) => each.name === resource.type);
  if (member === undefined || type === undefined) return null;
  if (!stands(member, question.environment.now)) return null;
  if (![...COMMON, ...type.actions].includes(action)) return null;
  return { directory: question.directory, member, action, resource, type, environment: question.environment };
}

function may(question: ReferenceQuestion, action: string, resource: Resource): boolean {
  const situation = situationOf(question, action, resource);
  if (situation === null || resource.folder === null) return false;
  return passes(question, situation, resource.folder);
}

/** Whether a question is answered with allow. Source: semantics.md, "The decision". */
export function referenceAllows(question: ReferenceQuestion): boolean {
  const { action, resource, next } = question;
  if (action === 'create') return may(question, 'create', { ...resource, history: [] });
  const reads = may(question, 'read', resource);
  if (action !== 'update' || next === undefined) return reads && may(question, action, resource);
  const stood = { ...next, folder: next.folder ?? resource.folder, history: resource.history };
  const stays = stood.folder === resource.folder;
  const made = stays || may(question, 'create', { ...stood, history: [] });
  return (
    next.type === resource.type &&
    reads &&
    may(question, 'update', resource) &&
    may(question, 'read', stood) &&
    may(question, 'update', stood) &&
    made
  );
}

/** Step 7: what the member gets of each field of a record, by field name. */
export function referenceFields(
  question: Omit<ReferenceQuestion, 'action' | 'next'>,
): Map<string, FieldVisibility> {
  const { document, resource } = question;
  const asked = { ...question, action: 'read' };
  const situation = situationOf(asked, 'read', resource);
  const fields = document.resources.find((type) => type.name === resource.type)?.fields ?? [];
  if (situation === null || resource.folder === null || !referenceAllows(asked))
    return new Map(fields.map((field) => [field.name, 'hidden']));
  const updates = referenceAllows({ ...question, action: 'update' });
  const roles = rolesIn(asked, situation.member, resource.folder);
  const is = (condition: Condition): boolean => referenceTruth(condition, situation) === 'true';
  const gives = (names: readonly string[]): boolean =>
    names.some((role) => roles.includes(role) && bound(document, role, situation.type, is));
  return new Map(
    fields.map((field): [string, FieldVisibility] => {
      const rule = document.fieldRules.find(
        (each) => each.type === resource.type && each.field === field.name,
      );
      if (rule === undefined) return [field.name, updates ? 'writable' : 'readable'];
      if (gives(rule.visible ?? [])) {
        const editable = rule.editable === undefined || gives(rule.editable);
        return [field.name, updates && editable ? 'writable' : 'readable'];
      }
      return [field.name, gives((rule.masked ?? []).map((mask) => mask.role)) ? 'masked' : 'hidden'];
    }),
  );
}
