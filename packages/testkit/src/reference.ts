import type { Environment, Resource } from '@remit/policy/check';
import type { Condition } from '@remit/policy/condition';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import type { Grant, PolicyDocument, ResourceType, Rule } from '@remit/policy/document';
import type { FieldVisibility } from '@remit/policy/field-mask';
import {
  below,
  inGroup,
  referenceOrder,
  referenceTook,
  referenceTruth,
  type Situation,
} from './reference-condition.ts';

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

/** An answer with what settled it: reasons and duties as sets, spelled and sorted. */
export interface ReferenceDecision {
  readonly outcome: 'allow' | 'deny';
  readonly denial: 'not-found' | 'forbidden' | 'precondition' | null;
  readonly because: readonly string[];
  readonly obligations: readonly string[];
}

/** A world in which many questions are asked: what it would find anew for each of them, it finds once. */
export interface ReferenceWorld {
  readonly document: PolicyDocument;
  readonly directory: Directory;
  readonly environment: Environment;
  /** Roles by member and folder, grants by role and folder. */
  readonly roles: Map<string, readonly string[]>;
  readonly grants: Map<string, readonly PlacedGrant[]>;
}

export type ReferenceCheck = Pick<ReferenceQuestion, 'member' | 'action' | 'resource' | 'next'>;

interface PlacedGrant {
  readonly grant: Grant;
  readonly role: string;
  readonly spelled: string;
}

/** What one action on one record comes to, before the answers are put together. */
interface Judged {
  readonly permits: readonly string[];
  readonly forbids: readonly string[];
  readonly demands: readonly { readonly duty: string; readonly spelled: string }[];
}

/** What the reference evaluator is asked about. What it works out is kept with it, so that a world is asked many times. */
export function referenceWorld(
  document: PolicyDocument,
  directory: Directory,
  environment: Environment,
): ReferenceWorld {
  return { document, directory, environment, roles: new Map(), grants: new Map() };
}

function once<T>(found: Map<string, T>, key: string, find: () => T): T {
  const known = found.get(key);
  if (known !== undefined) return known;
  const value = find();
  found.set(key, value);
  return value;
}

const COMMON = ['read', 'create', 'update', 'delete', 'export'];

/** Action names as a policy writes them against one action. */
function means(written: string, action: string): boolean {
  if (written === 'manage') return true;
  if (written === 'write') return action === 'read' || action === 'create' || action === 'update';
  return written === action;
}

/** Step 1. Null when the member stands. */
function standing(member: Member, now: number): string | null {
  if (member.status !== 'active') return `standing ${member.status}`;
  if (member.from !== null && now < member.from) return 'standing not-started';
  return member.until !== null && now >= member.until ? 'standing ended' : null;
}

/** A member is in its department and in every department above it. */
function holds(assignment: Assignment, member: Member, directory: Directory): boolean {
  const { kind, id } = assignment.holder;
  if (kind === 'member') return id === member.id;
  if (kind === 'group') return inGroup(directory, id, member) === 'true';
  return member.department !== null && below(member.department, id);
}

/** A role and every role it includes. */
function closure(document: PolicyDocument, role: string): string[] {
  const found = document.roles.find((each) => each.name === role);
  if (found === undefined) return [];
  return [role, ...(found.includes ?? []).flatMap((included) => closure(document, included))];
}

/** Step 2, each role once. */
function rolesIn(world: ReferenceWorld, member: Member, folder: string): readonly string[] {
  const { directory, document, environment } = world;
  const { now } = environment;
  return once(world.roles, JSON.stringify([member.id, folder]), () => {
    const roles = directory.assignments
      .filter((assignment) => holds(assignment, member, directory))
      .filter((assignment) => below(folder, assignment.folder))
      .filter(({ from }) => from === null || from <= now)
      .filter(({ until }) => until === null || now < until)
      .flatMap((assignment) => closure(document, assignment.role));
    return [...new Set(roles)];
  });
}

/** Step 3. */
function grantsOf(world: ReferenceWorld, role: string, folder: string): readonly PlacedGrant[] {
  const { document } = world;
  return once(world.grants, JSON.stringify([role, folder]), () => {
    const [nearest] = document.folderScopes
      .filter((scope) => scope.role === role && below(folder, scope.folder))
      .toSorted((left, right) => right.folder.length - left.folder.length);
    const own = document.roles.find((each) => each.name === role)?.grants ?? [];
    return (nearest?.grants ?? own).map((grant, at) => {
      return { grant, role, spelled: `granted ${role} ${nearest?.folder ?? '-'} ${at}` };
    });
  });
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
function grantPermits(world: ReferenceWorld, { grant, role }: PlacedGrant, situation: Situation): boolean {
  const { document, directory, environment } = world;
  const { type, resource, member, action } = situation;
  const is = (condition: Condition): boolean => referenceTruth(condition, situation) === 'true';
  if (!grant.actions.some((written) => means(written, action))) return false;
  if (!reaches(document, grant, role, type)) return false;
  for (const qualifier of grant.qualifiers ?? []) {
    if (qualifier.kind === 'own') {
      const owner = value(resource, type.owner, 'member', type);
      if (owner === null) return false;
      if (referenceOrder(owner, { type: 'member', value: member.id }, environment) !== 0) return false;
    } else if (qualifier.kind === 'department') {
      const found = value(resource, type.department, 'department', type);
      const heads = directory.departments.filter((each) => each.head === member.id).map((each) => each.path);
      const mine = member.department === null ? heads : [member.department, ...heads];
      if (found?.type !== 'department' || !isPath(found.value)) return false;
      if (!mine.some((path) => below(found.value, path))) return false;
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
    if (amount === null) return false;
    const over = referenceOrder(amount, { type: 'money', ...grant.upTo }, environment);
    if (over === null || over > 0) return false;
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

/** Step 5, one rule: only a false `when` or a true `unless` lets pass. One that only reports bites nobody. */
function ruleBites(rule: Rule, situation: Situation): boolean {
  if (rule.reportOnly === true) return false;
  if (!rule.on.includes(situation.type.name)) return false;
  if (!rule.actions.some((written) => means(written, situation.action))) return false;
  const spared = rule.when !== undefined && referenceTruth(rule.when, situation) === 'false';
  const excepted =
    rule.kind === 'forbid' && rule.unless !== undefined && referenceTruth(rule.unless, situation) === 'true';
  return !spared && !excepted;
}

/** Step 5, exclusions of actions: whoever took the other one, or may have, is kept from this one. */
function separations(document: PolicyDocument, situation: Situation): readonly string[] {
  return document.exclusions.flatMap((exclusion) => {
    if (exclusion.kind !== 'actions' || exclusion.reportOnly === true) return [];
    if (exclusion.on !== situation.type.name) return [];
    const [one, two] = exclusion.actions;
    if (situation.action !== one && situation.action !== two) return [];
    const other = situation.action === one ? two : one;
    const took = referenceTook(other, situation);
    return took === 'false' ? [] : [`separated ${exclusion.name} ${other} ${took === 'true'}`];
  });
}

/** Step 6 for the roles: of what permits, that which still asks least; among equals the first by name. */
function leastAsking(permits: readonly { readonly spelled: string; readonly unmet: readonly string[] }[]) {
  const fewest = Math.min(...permits.map(({ unmet }) => unmet.length));
  const few = permits.filter(({ unmet }) => unmet.length === fewest);
  const [first] = few.map(({ unmet }) => unmet.join(' ')).toSorted();
  return few.filter(({ unmet }) => unmet.join(' ') === first);
}

/** Steps 2 to 6 for one action on one record in its folder. */
function judge(world: ReferenceWorld, situation: Situation, folder: string): Judged {
  const { document, environment } = world;
  const unmetOf = (duties: readonly string[]): string[] =>
    [...new Set(duties)].filter((duty) => !environment.met.some((each) => each === duty)).toSorted();
  const permitting = rolesIn(world, situation.member, folder)
    .flatMap((role) => grantsOf(world, role, folder))
    .filter((placed) => grantPermits(world, placed, situation))
    .map(({ grant, spelled }) => ({ spelled, unmet: unmetOf(grant.requires ?? []) }));
  const least = leastAsking(permitting);
  const biting = document.rules.filter((rule) => ruleBites(rule, situation));
  return {
    permits: least.map(({ spelled }) => spelled),
    forbids: [
      ...biting.filter((rule) => rule.kind === 'forbid').map((rule) => `forbidden ${rule.name}`),
      ...separations(document, situation),
    ],
    demands: [
      ...biting.flatMap((rule) =>
        rule.kind === 'require'
          ? unmetOf([rule.obligation]).map((duty) => ({ duty, spelled: `asked ${rule.name} ${duty}` }))
          : [],
      ),
      ...least.flatMap(({ unmet }) => unmet.map((duty) => ({ duty, spelled: `asked - ${duty}` }))),
    ],
  };
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

function denied(denial: ReferenceDecision['denial'], because: readonly string[]): ReferenceDecision {
  return { outcome: 'deny', denial, because: sorted(because), obligations: [] };
}

const passes = ({ permits, forbids }: Judged): boolean => permits.length > 0 && forbids.length === 0;

const refusals = ({ permits, forbids }: Judged): readonly string[] =>
  permits.length > 0 ? forbids : [...forbids, 'no-grant'];

/** A path in a tree: the root, or up to 64 names, each after a slash. */
const isPath = (path: string): boolean => /^(\/|(\/[^/]+){1,64})$/.test(path);

/**
 * The answer to a question about a record, from the definition alone. Source: semantics.md, "The decision".
 * @throws for a member or a question about no record: this answers none of those
 */
export function referenceDecision(world: ReferenceWorld, check: ReferenceCheck): ReferenceDecision {
  const { document, directory, environment } = world;
  const { action, resource, next } = check;
  const member = directory.members.find((each) => each.id === check.member);
  if (member === undefined) throw new Error(`there is no member ${check.member}`);
  if (resource.id === null && action !== 'create') throw new Error('this is no question about a record');
  const type = document.resources.find((each) => each.name === resource.type);
  if (type === undefined || ![...COMMON, ...type.actions].includes(action))
    return denied('forbidden', ['unknown-action']);
  const fallen = standing(member, environment.now);
  if (fallen !== null) return denied('forbidden', [fallen]);
  if (next !== undefined && next.type !== resource.type) return denied('forbidden', ['unknown-action']);
  if (next !== undefined && next.folder !== null && !isPath(next.folder))
    return denied('forbidden', ['no-folder']);
  if (resource.folder === null || !isPath(resource.folder))
    return denied(action === 'create' ? 'forbidden' : 'not-found', ['no-folder']);

  const judged = (each: string, record: Resource): Judged => {
    const folder = record.folder ?? '/';
    // What is still to be made has no past.
    const stands = each === 'create' ? { ...record, history: [] } : record;
    return judge(world, { directory, member, action: each, resource: stands, type, environment }, folder);
  };
  const own = judged(action, resource);
  const all = [own];
  if (action !== 'read' && action !== 'create') {
    const reads = judged('read', resource);
    if (!passes(reads)) return denied('not-found', ['unreadable', ...refusals(reads)]);
    all.push(reads);
  }
  if (action === 'update' && next !== undefined) {
    const stood = { ...next, folder: next.folder ?? resource.folder, history: resource.history };
    all.push(judged('read', stood), judged('update', stood));
    if (stood.folder !== resource.folder) all.push(judged('create', stood));
  }
  const failed = all.filter((each) => !passes(each));
  if (failed.length > 0)
    return denied(action === 'read' ? 'not-found' : 'forbidden', failed.flatMap(refusals));
  const demands = all.flatMap((each) => each.demands);
  if (demands.length > 0) {
    const because = demands.map(({ spelled }) => spelled);
    return { ...denied('precondition', because), obligations: sorted(demands.map(({ duty }) => duty)) };
  }
  return { outcome: 'allow', denial: null, because: sorted(own.permits), obligations: [] };
}

/** Whether a single question is answered with allow; for many about one world `referenceDecision` takes less time. */
export function referenceAllows(question: ReferenceQuestion): boolean {
  const { document, directory, environment } = question;
  return referenceDecision(referenceWorld(document, directory, environment), question).outcome === 'allow';
}

/** Step 7: what the member gets of each field of a record, by field name. */
export function referenceFields(
  world: ReferenceWorld,
  memberId: string,
  resource: Resource,
): Map<string, FieldVisibility> {
  const { document, directory, environment } = world;
  const member = directory.members.find((each) => each.id === memberId);
  const type = document.resources.find((each) => each.name === resource.type);
  if (member === undefined || type === undefined) throw new Error(`no ${memberId} or no ${resource.type}`);
  const may = (action: string): boolean =>
    referenceDecision(world, { member: memberId, action, resource }).outcome === 'allow';
  if (!may('read') || resource.folder === null)
    return new Map(type.fields.map((field) => [field.name, 'hidden']));
  const updates = may('update');
  const roles = rolesIn(world, member, resource.folder);
  const situation: Situation = { directory, member, action: 'read', resource, type, environment };
  const is = (condition: Condition): boolean => referenceTruth(condition, situation) === 'true';
  const gives = (names: readonly string[]): boolean =>
    names.some((role) => roles.includes(role) && bound(document, role, type, is));
  return new Map(
    type.fields.map((field): [string, FieldVisibility] => {
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
