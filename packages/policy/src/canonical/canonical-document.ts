import { canonicalComments } from './canonical-comments.ts';
import { canonicalCondition } from './canonical-condition.ts';
import { REMIT_TYPES } from '../catalog.ts';
import type { Condition } from '../condition.ts';
import type {
  Approval,
  FieldDeclaration,
  FolderScope,
  Grant,
  Guard,
  PolicyDocument,
  PolicyTest,
  ResourceType,
  Role,
  Rule,
  TestSubject,
  TestValue,
} from '../document.ts';
import { valueOfField } from '../values/value-of-field.ts';

/** A list that says no more when it is empty than when it is absent. */
const listed = <Key extends string, T>(key: Key, list: readonly T[] | undefined) =>
  (list === undefined || list.length === 0 ? {} : { [key]: list }) as { readonly [K in Key]?: readonly T[] };

const when = <Key extends string>(key: Key, condition: Condition | undefined) =>
  (condition === undefined ? {} : { [key]: canonicalCondition(condition) }) as {
    readonly [K in Key]?: Condition;
  };

/** A grant of no action is none. One on no type stays: without `on` it would reach all. */
function canonicalGrants(grants: readonly Grant[]): readonly Grant[] {
  return grants
    .filter((grant) => grant.actions.length > 0)
    .map(({ qualifiers, where, requires, ...grant }) => ({
      ...grant,
      ...listed('qualifiers', qualifiers),
      ...when('where', where),
      ...listed('requires', requires),
    }));
}

const canonicalRole = ({ includes, grants, ...role }: Role): Role => ({
  ...role,
  ...listed('includes', includes),
  grants: canonicalGrants(grants),
});

const canonicalType = (type: ResourceType): ResourceType => ({
  ...type,
  fields: type.fields.map(({ values, ...field }): FieldDeclaration => ({
    ...field,
    ...listed('values', values),
  })),
});

const canonicalWhere = <Entry extends { readonly where: Condition }>(entry: Entry): Entry => ({
  ...entry,
  where: canonicalCondition(entry.where),
});

const canonicalScope = (scope: FolderScope): FolderScope => ({
  ...scope,
  grants: canonicalGrants(scope.grants),
});

function canonicalRule(rule: Rule): Rule {
  if (rule.kind === 'require') return { ...rule, ...when('when', rule.when) };
  return { ...rule, ...when('when', rule.when), ...when('unless', rule.unless) };
}

const canonicalWhen = <Entry extends { readonly when?: Condition }>(entry: Entry): Entry => ({
  ...entry,
  ...when('when', entry.when),
});

const canonicalApproval = ({ aggregations, asks, attaches, ...approval }: Approval): Approval => ({
  ...approval,
  ...listed('aggregations', aggregations),
  ...listed('asks', asks?.map(canonicalWhen)),
  ...listed('attaches', attaches?.map(canonicalWhen)),
  steps: approval.steps.map(canonicalWhen),
});

function canonicalGuard(guard: Guard): Guard {
  const { except, ...who } = guard.who;
  return { ...guard, who: { ...who, ...listed('except', except) }, ...when('when', guard.when) };
}

function canonicalSubject(subject: TestSubject): TestSubject {
  if (subject.kind === 'member') return subject;
  const { heads, ...made } = subject;
  return { ...made, ...listed('heads', heads) };
}

function canonicalTest(test: PolicyTest, types: ReadonlyMap<string, ResourceType>): PolicyTest {
  const type = types.get(test.type);
  const valueFor = (name: string, value: TestValue): TestValue =>
    value === null || value.type === 'subject'
      ? value
      : valueOfField(value, type?.fields.find((field) => field.name === name)?.type);
  const attributes = Object.entries(test.attributes).map(([name, value]) => [name, valueFor(name, value)]);
  return { ...test, subject: canonicalSubject(test.subject), attributes: Object.fromEntries(attributes) };
}

/** Scopes of one folder together, folders in the order in which they first come up. */
export function groupScopes(scopes: readonly FolderScope[]): readonly FolderScope[] {
  const byFolder = new Map<string, FolderScope[]>();
  for (const scope of scopes) {
    const group = byFolder.get(scope.folder);
    if (group === undefined) byFolder.set(scope.folder, [scope]);
    else group.push(scope);
  }
  return [...byFolder.values()].flat();
}

/** Text compares in NFC wherever it stands, names included. */
function composed<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(composed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key.normalize('NFC'), composed(each)]),
  ) as T;
}

// An edit makes a document anew of which one entry differs: each entry is written down once, and stays the same object
// for as long as it says the same, so that whoever compares two documents sees at a glance where they differ.
const written = new WeakMap<object, object>();

/** An entry in its one form, from what it says itself and nothing else. */
function once<Entry extends object>(entry: Entry, canonical: (entry: Entry) => Entry): Entry {
  const known = written.get(entry);
  if (known !== undefined) return known as Entry;
  const made = composed(canonical(entry));
  written.set(entry, made);
  written.set(made, made);
  return made;
}

const asItIs = <Entry>(entry: Entry): Entry => entry;

/**
 * The one way to write down what a document says: what the text form reads back from what it prints. Every decision is
 * the same. Lists of `and` and `or` are flat, text literals are `text`, optional lists that are empty are absent, grants
 * of no action are left out, folder scopes of one folder stand together, comments in the order of the text.
 * @param document within the bounds of a policy, or its conditions nest deeper than this can follow
 */
export function canonicalDocument(document: PolicyDocument): PolicyDocument {
  const types = new Map([...document.resources, ...REMIT_TYPES].map((type) => [type.name, type]));
  const canonical: PolicyDocument = {
    modules: document.modules.map((module) => once(module, asItIs)),
    resources: document.resources.map((type) => once(type, canonicalType)),
    sets: document.sets.map((set) => once(set, canonicalWhere)),
    roles: document.roles.map((role) => once(role, canonicalRole)),
    folderScopes: groupScopes(document.folderScopes.map((scope) => once(scope, canonicalScope))),
    rowPolicies: document.rowPolicies.map((policy) => once(policy, canonicalWhere)),
    fieldRules: document.fieldRules.map((rule) => once(rule, asItIs)),
    rules: document.rules.map((rule) => once(rule, canonicalRule)),
    exclusions: document.exclusions.map((exclusion) => once(exclusion, asItIs)),
    approvals: document.approvals.map((approval) => once(approval, canonicalApproval)),
    guards: document.guards.map((guard) => once(guard, canonicalGuard)),
    // What a value of a test is depends on the type that it is about.
    tests: document.tests.map((test) => composed(canonicalTest(test, types))),
    comments: composed(document.comments),
  };
  return { ...canonical, comments: canonicalComments(canonical) };
}
