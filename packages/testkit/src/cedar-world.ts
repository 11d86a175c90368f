import * as fc from 'fast-check';
import type { Environment, HistoryEntry, Resource } from '@remit/policy/check';
import type { Comparison, Condition, Operand } from '@remit/policy/condition';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import type {
  FolderScope,
  Grant,
  PolicyDocument,
  Qualifier,
  ResourceType,
  Role,
  RowPolicy,
  Rule,
} from '@remit/policy/document';
import type { Value } from '@remit/policy/value';
import { DEPARTMENTS, FOLDERS, GROUPS, MEMBERS, MODULES, NOW, PERSONS, ROLES } from './arbitrary/catalog.ts';
import { arbitraryMembershipRule } from './arbitrary/membership-rules.ts';
import type { World } from './world.ts';

/** The part of the catalog that Cedar has words for: whole numbers, amounts in one currency, text that is only equal. */
export const CEDAR_TYPES: readonly ResourceType[] = [
  {
    name: 'crm.Account',
    label: 'Account',
    fields: [
      { name: 'name', type: 'text', label: 'Name' },
      { name: 'region', type: 'enum', label: 'Region', values: ['west', 'East', 'west '] },
      { name: 'owner', type: 'member', label: 'Owner' },
      { name: 'score', type: 'number', label: 'Score' },
      { name: 'vip', type: 'boolean', label: 'Important' },
      { name: 'home', type: 'folder', label: 'Home' },
    ],
    owner: 'owner',
    title: 'name',
    actions: [],
    history: false,
  },
  {
    name: 'fin.Payment',
    label: 'Payment',
    fields: [
      { name: 'purpose', type: 'text', label: 'Purpose' },
      { name: 'submitter', type: 'member', label: 'Submitter' },
      { name: 'amount', type: 'money', label: 'Amount' },
      { name: 'unit', type: 'department', label: 'Department' },
    ],
    owner: 'submitter',
    amount: 'amount',
    department: 'unit',
    title: 'purpose',
    actions: ['submit', 'approve'],
    history: true,
  },
];

/** The members' attributes, by type; some members lack some. */
const SUBJECT_TYPES = {
  id: 'member',
  manager: 'member',
  department: 'department',
  zone: 'text',
  clearance: 'number',
} as const;

/** @throws for an attribute that no member of these worlds has */
export function cedarSubjectType(name: string): Value['type'] {
  const type = Object.hasOwn(SUBJECT_TYPES, name)
    ? SUBJECT_TYPES[name as keyof typeof SUBJECT_TYPES]
    : undefined;
  if (type === undefined) throw new Error(`No member of a world for Cedar has a \`${name}\`.`);
  return type;
}

const TEXTS = ['west', 'East', 'west ', '', 'quote " and \\', '😀 ünïcode', '*', '{}', '/s'];

function valueOf(type: Value['type']): fc.Arbitrary<Value> {
  switch (type) {
    case 'text':
      return fc.constantFrom(...TEXTS).map((value) => ({ type, value }));
    case 'enum':
      return fc.constantFrom('west', 'East', 'west ').map((value) => ({ type, value }));
    case 'member':
      return fc.constantFrom(...MEMBERS).map((value) => ({ type, value }));
    case 'number':
      return fc.constantFrom('-3', '0', '1', '2', '7', '999999999999').map((value) => ({ type, value }));
    case 'money':
      return fc.constantFrom(0, 999, 1000, 1001).map((minor) => ({ type, minor, currency: 'EUR' }));
    case 'boolean':
      return fc.boolean().map((value) => ({ type, value }));
    case 'department':
      return fc.constantFrom(...DEPARTMENTS).map((value) => ({ type, value }));
    case 'folder':
      return fc.constantFrom(...FOLDERS).map((value) => ({ type, value }));
    case 'date':
    case 'instant':
    case 'duration':
    case 'text[]':
      throw new Error(`Worlds for Cedar have no ${type}.`);
    default:
      return type satisfies never;
  }
}

const attribute = (of: 'subject' | 'resource' | 'environment', name: string): Operand => {
  return { kind: 'attribute', of, name };
};

/** Text-like literals are spelled as text. */
const literalOf = (type: Value['type']): fc.Arbitrary<Operand> =>
  valueOf(type).map((value) => {
    const isText = type === 'enum' || type === 'member' || type === 'department' || type === 'folder';
    if (!isText || value.type === 'money' || value.type === 'duration') return { kind: 'literal', value };
    return { kind: 'literal', value: { type: 'text', value: String(value.value) } };
  });

function othersFor(type: Value['type']): fc.Arbitrary<Operand> {
  const subject = Object.entries(SUBJECT_TYPES)
    .filter(([, each]) => each === type || (type === 'enum' && each === 'text'))
    .map(([name]) => fc.constant(attribute('subject', name)));
  return fc.oneof(literalOf(type), ...subject);
}

const ORDERED: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];

function leafOn({ name, type }: ResourceType['fields'][number]): fc.Arbitrary<Condition> {
  const operand = attribute('resource', name);
  const operators: readonly Comparison[] = type === 'number' || type === 'money' ? ORDERED : ['=', '!='];
  const leaves: fc.Arbitrary<Condition>[] = [
    fc
      .tuple(fc.constantFrom(...operators), othersFor(type), fc.boolean())
      .map(([operator, other, turned]): Condition => {
        const [left, right] = turned ? [other, operand] : [operand, other];
        return { kind: 'compare', operator, left, right };
      }),
    fc.array(othersFor(type), { maxLength: 3 }).map((list): Condition => ({ kind: 'in', operand, list })),
    fc.constant<Condition>({ kind: 'is-null', operand }),
  ];
  if (type === 'department' || type === 'folder')
    leaves.push(othersFor(type).map((tree): Condition => ({ kind: 'within', operand, tree })));
  return fc.oneof(...leaves);
}

function aside({ history }: ResourceType): fc.Arbitrary<Condition> {
  const office: Operand = { kind: 'literal', value: { type: 'text', value: 'office' } };
  const leaves: Condition[] = [
    { kind: 'constant', value: true },
    { kind: 'compare', operator: '=', left: attribute('environment', 'network'), right: office },
    { kind: 'is-null', operand: attribute('subject', 'zone') },
    {
      kind: 'within',
      operand: attribute('resource', 'folder'),
      tree: { kind: 'literal', value: { type: 'text', value: '/a/b' } },
    },
    {
      kind: 'compare',
      operator: '>=',
      left: attribute('subject', 'clearance'),
      right: { kind: 'literal', value: { type: 'number', value: '2' } },
    },
  ];
  if (history) leaves.push({ kind: 'took', action: 'submit' }, { kind: 'took', action: 'approve' });
  return fc.constantFrom(...leaves);
}

function conditionsOn(type: ResourceType): fc.Arbitrary<Condition> {
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { arbitrary: fc.constantFrom(...type.fields).chain(leafOn), weight: 5 },
      { arbitrary: aside(type), weight: 2 },
      { arbitrary: tie('node').map((condition): Condition => ({ kind: 'not', condition })), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
          .map(([kind, conditions]): Condition => ({ kind, conditions })),
        weight: 2,
      },
    ),
  })).node;
}

const CONDITIONS = new Map(CEDAR_TYPES.map((type) => [type.name, conditionsOn(type)]));

const conditionOn = (type: ResourceType): fc.Arbitrary<Condition> =>
  CONDITIONS.get(type.name) ?? fc.constant({ kind: 'constant', value: false });

const anyType = fc.constantFrom(...CEDAR_TYPES);

const actionsOn = (type: ResourceType) =>
  fc.uniqueArray(
    fc.constantFrom('read', 'read', 'write', 'manage', 'update', 'create', 'delete', ...type.actions),
    { minLength: 1, maxLength: 3 },
  );

const QUALIFIERS: readonly (readonly Qualifier[])[] = [
  [{ kind: 'own' }],
  [{ kind: 'department' }],
  [{ kind: 'module', module: 'crm' }],
  [{ kind: 'set', set: 'exec' }],
];

/** Each narrowing in about one of four grants, so that most have one at the most. */
function narrowingOn(type: ResourceType): fc.Arbitrary<Partial<Grant>> {
  return fc.oneof(
    fc.constant({}),
    fc.constantFrom(...QUALIFIERS).map((qualifiers) => ({ qualifiers })),
    conditionOn(type).map((where) => ({ where })),
    fc.constantFrom<Partial<Grant>>(
      { upTo: { minor: 1000, currency: 'EUR' } },
      { requires: ['second-factor'] },
    ),
  );
}

const named: fc.Arbitrary<Grant> = anyType.chain((type) =>
  fc
    .tuple(actionsOn(type), narrowingOn(type))
    .map(([actions, narrowing]): Grant => ({ actions, on: [type.name], ...narrowing })),
);

const bare: fc.Arbitrary<Grant> = fc
  .tuple(
    fc.constantFrom('read', 'write', 'manage'),
    fc.constantFrom({}, ...QUALIFIERS.map((qualifiers) => ({ qualifiers }))),
  )
  .map(([action, narrowing]): Grant => ({ actions: [action], ...narrowing }));

const grants = fc.array(fc.oneof(named, bare), { minLength: 1, maxLength: 3 });

/** Roles include only later ones, so that there are no cycles. */
const roles: fc.Arbitrary<readonly Role[]> = fc.tuple(
  ...ROLES.map((name, at) =>
    fc
      .tuple(
        fc.constantFrom({}, { module: 'crm' }, { module: 'fin' }),
        fc.subarray(ROLES.slice(at + 1), { maxLength: Math.min(2, ROLES.length - at - 1) }),
        grants,
      )
      .map(([module, includes, grants]): Role => ({ name, ...module, includes, grants })),
  ),
);

const scopes: fc.Arbitrary<readonly FolderScope[]> = fc.uniqueArray(
  fc.record({
    folder: fc.constantFrom(...FOLDERS),
    role: fc.constantFrom(...ROLES),
    grants: fc.oneof(fc.constant([]), grants),
  }),
  { maxLength: 4, selector: ({ folder, role }) => `${role} ${folder}` },
);

const rowPolicies: fc.Arbitrary<readonly RowPolicy[]> = fc.array(
  anyType.chain((type) =>
    fc.record({
      name: fc.constant(`policy for ${type.name}`),
      type: fc.constant(type.name),
      roles: fc.subarray([...ROLES], { minLength: 1, maxLength: 2 }),
      where: conditionOn(type),
    }),
  ),
  { maxLength: 1 },
);

const rules: fc.Arbitrary<readonly Rule[]> = fc
  .array(
    anyType.chain((type) =>
      fc.tuple(
        fc.constant(type.name),
        actionsOn(type),
        conditionOn(type),
        fc.option(conditionOn(type)),
        fc.integer({ min: 0, max: 3 }),
      ),
    ),
    { maxLength: 2 },
  )
  .map((list) =>
    list.map(([type, actions, when, unless, kind], at): Rule => {
      const part = { name: `rule${at}`, actions, on: [type], when, because: 'A rule of this house.' };
      if (kind === 0) return { ...part, kind: 'require', obligation: 'second-factor' };
      return { ...part, kind: 'forbid', ...(unless === null ? {} : { unless }) };
    }),
  );

const documents: fc.Arbitrary<PolicyDocument> = fc
  .tuple(
    roles,
    scopes,
    rowPolicies,
    rules,
    anyType.chain((type) => conditionOn(type).map((where) => ({ name: 'exec', type: type.name, where }))),
    fc.boolean(),
  )
  .map(([roles, folderScopes, rowPolicies, rules, set, separated]) => ({
    modules: MODULES,
    resources: CEDAR_TYPES,
    sets: [set],
    roles,
    folderScopes,
    rowPolicies,
    fieldRules: [],
    rules,
    exclusions: separated
      ? [{ kind: 'actions', name: 'fourEyes', actions: ['submit', 'approve'], on: 'fin.Payment' }]
      : [],
    approvals: [],
    guards: [],
    tests: [],
    comments: [],
  }));

const memberOf = (id: string, person: string): fc.Arbitrary<Member> =>
  fc
    .tuple(
      fc.option(fc.constantFrom(...DEPARTMENTS), { freq: 5 }),
      fc.option(fc.constantFrom(...MEMBERS)),
      fc.record({ zone: valueOf('text'), clearance: valueOf('number') }, { requiredKeys: [] }),
    )
    .map(([department, manager, attributes]) => ({
      id,
      person,
      kind: 'person',
      name: id,
      email: `${id}@example.org`,
      title: '',
      department,
      manager,
      status: 'active',
      from: null,
      until: null,
      attributes,
    }));

const assignment: fc.Arbitrary<Assignment> = fc.record({
  id: fc.uuid(),
  holder: fc.oneof(
    fc.constantFrom(...MEMBERS).map((id) => ({ kind: 'member' as const, id })),
    fc.constantFrom(...GROUPS).map((id) => ({ kind: 'group' as const, id })),
    fc.constantFrom(...DEPARTMENTS).map((id) => ({ kind: 'department' as const, id })),
  ),
  role: fc.constantFrom(...ROLES),
  folder: fc.constantFrom('/', '/', ...FOLDERS),
  from: fc.constantFrom(null, null, null, NOW, NOW + 1),
  until: fc.constantFrom(null, null, null, NOW + 1, NOW),
});

const directories: fc.Arbitrary<Directory> = fc
  .record({
    members: fc.tuple(...MEMBERS.map((id, at) => memberOf(id, PERSONS[at] ?? id))),
    heads: fc.tuple(...DEPARTMENTS.map(() => fc.option(fc.constantFrom(...MEMBERS), { freq: 2 }))),
    outer: fc.subarray([...MEMBERS], { maxLength: 2 }),
    inner: fc.subarray([...MEMBERS], { maxLength: 2 }),
    rule: fc.option(arbitraryMembershipRule),
    assignments: fc.array(assignment, { minLength: 5, maxLength: 10 }),
  })
  .map(({ members, heads, outer, inner, rule, assignments }) => ({
    revision: 1,
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    folders: FOLDERS,
    departments: DEPARTMENTS.map((path, at) => ({ path, name: path, head: heads[at] ?? null })),
    groups: [
      { id: 'g1', name: 'Outer', members: outer, groups: ['g2'] },
      { id: 'g2', name: 'Inner', members: inner, groups: [], rule },
    ],
    members,
    assignments,
  }));

const entry: fc.Arbitrary<HistoryEntry> = fc.record({
  action: fc.constantFrom('submit', 'approve'),
  person: fc.constantFrom<string | null>(...PERSONS, null),
});

function recordOf(type: ResourceType, id: string): fc.Arbitrary<Resource> {
  const fields = type.fields.map(
    (field) => [field.name, fc.option(valueOf(field.type), { freq: 6 })] as const,
  );
  return fc.record({
    type: fc.constant(type.name),
    id: fc.constant(id),
    folder: fc.constantFrom(...FOLDERS),
    attributes: fc.record(Object.fromEntries(fields)),
    history: type.history
      ? fc.option(fc.array(entry, { maxLength: 2 }), { freq: 8 })
      : fc.constant<readonly HistoryEntry[]>([]),
  });
}

const environments: fc.Arbitrary<Environment> = fc.record({
  now: fc.constant(NOW),
  timeZone: fc.constant('Europe/Paris'),
  met: fc.constantFrom<Environment['met']>([], ['second-factor']),
  attributes: fc.constantFrom<Environment['attributes']>(
    {},
    { network: null },
    { network: { type: 'text', value: 'office' } },
    { network: { type: 'text', value: 'home' } },
  ),
});

/** Small worlds of which Cedar can say every part. Everybody stands: what a member's own dates mean is not Cedar's. */
export const cedarWorlds: fc.Arbitrary<World> = fc.record({
  document: documents,
  directory: directories,
  records: fc.tuple(
    ...CEDAR_TYPES.flatMap((type) => [0, 1, 2].map((at) => recordOf(type, `${type.name} ${at}`))),
  ),
  environment: environments,
  now: fc.constant(NOW),
});
