import * as fc from 'fast-check';
import type {
  Exclusion,
  FieldRule,
  FolderScope,
  Grant,
  PolicyDocument,
  Qualifier,
  RecordSet,
  Reportable,
  ResourceType,
  Role,
  RowPolicy,
  Rule,
} from '@remit/policy/document';
import { FOLDERS, MODULES, ROLES, SETS, TYPES } from './catalog.ts';
import { arbitraryCondition } from './conditions.ts';

const TYPE_NAMES = TYPES.map((type) => type.name);

/** Reading comes up often: without it there is little else to decide. */
const COMMON = [
  'read',
  'read',
  'write',
  'write',
  'manage',
  'manage',
  'update',
  'create',
  'delete',
  'export',
] as const;

const actionsOn = (type: string): readonly string[] =>
  type === 'fin.Payment' ? [...COMMON, 'submit', 'approve'] : COMMON;

/** Absent once in so many times. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq });

/** `exactOptionalPropertyTypes`: what is absent must not be there at all. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

const qualifier: fc.Arbitrary<Qualifier> = fc.constantFrom<Qualifier>(
  { kind: 'own' },
  { kind: 'department' },
  { kind: 'module', module: 'crm' },
  { kind: 'module', module: 'fin' },
  ...SETS.map((set) => ({ kind: 'set' as const, set })),
);

const named: fc.Arbitrary<Grant> = fc.constantFrom(...TYPE_NAMES).chain((type) =>
  fc
    .record({
      actions: fc.uniqueArray(fc.constantFrom(...actionsOn(type)), { minLength: 1, maxLength: 4 }),
      on: fc.constant([type]),
      qualifiers: sometimes(fc.array(qualifier, { maxLength: 1 }), 2),
      where: sometimes(arbitraryCondition(type), 2),
      upTo: sometimes(
        fc.constantFrom(
          { minor: 1000, currency: 'EUR' },
          { minor: 999, currency: 'USD' },
          { minor: 1000, currency: 'JPY' },
        ),
        2,
      ),
      requires: sometimes(
        fc.constantFrom(
          ['comment'] as const,
          ['second-factor'] as const,
          ['second-factor', 'comment'] as const,
          [],
        ),
        2,
      ),
    })
    .map((grant): Grant => present(grant)),
);

const bare: fc.Arbitrary<Grant> = fc
  .record({
    actions: fc.uniqueArray(fc.constantFrom(...COMMON), { minLength: 1, maxLength: 2 }),
    qualifiers: sometimes(fc.array(qualifier, { maxLength: 2 }), 2),
  })
  .map((grant): Grant => present(grant));

export const arbitraryGrant: fc.Arbitrary<Grant> = fc.oneof(
  { arbitrary: named, weight: 1 },
  { arbitrary: bare, weight: 1 },
);

/** Roles include only later ones, so that there are no cycles. */
const roles: fc.Arbitrary<readonly Role[]> = fc.tuple(
  ...ROLES.map((name, at) =>
    fc
      .record({
        name: fc.constant(name),
        module: sometimes(fc.constantFrom('crm', 'fin'), 2),
        includes: fc.subarray(ROLES.slice(at + 1), { maxLength: Math.min(2, ROLES.length - at - 1) }),
        grants: fc.array(arbitraryGrant, { minLength: 1, maxLength: 4 }),
      })
      .map((role): Role => present(role)),
  ),
);

const folderScope: fc.Arbitrary<FolderScope> = fc.record({
  folder: fc.constantFrom(...FOLDERS),
  role: fc.constantFrom(...ROLES),
  grants: fc.array(arbitraryGrant, { maxLength: 2 }),
});

const onType = <T>(make: (type: string) => fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.constantFrom(...TYPE_NAMES).chain(make);

const rowPolicy: fc.Arbitrary<Omit<RowPolicy, 'name'>> = onType((type) =>
  fc.record({
    type: fc.constant(type),
    roles: fc.subarray([...ROLES], { minLength: 1, maxLength: 2 }),
    where: arbitraryCondition(type),
  }),
);

const someRoles = fc.subarray([...ROLES], { maxLength: 2 });

const textFields = (type: ResourceType) => type.fields.filter((field) => field.type === 'text');

const fieldRule: fc.Arbitrary<FieldRule> = fc
  // Text fields more often: only they are masked.
  .constantFrom(
    ...TYPES.flatMap((type) =>
      [...type.fields, ...textFields(type), ...textFields(type)].map((field) => {
        return { type: type.name, field };
      }),
    ),
  )
  .chain(({ type, field }) =>
    fc
      .record({
        type: fc.constant(type),
        field: fc.constant(field.name),
        visible: someRoles,
        masked:
          field.type === 'text'
            ? sometimes(
                fc.array(
                  fc.record({
                    role: fc.constantFrom(...ROLES),
                    as: fc.record({ kind: fc.constant('last' as const), characters: fc.constantFrom(2, 4) }),
                  }),
                  { maxLength: 2 },
                ),
                4,
              )
            : fc.constant(undefined),
        editable: sometimes(someRoles),
        hidden: sometimes(someRoles, 2),
      })
      .map((rule): FieldRule => present(rule)),
  );

/** A rule that named everything would leave nothing to compare, so most ask for something. */
export const arbitraryRule: fc.Arbitrary<Omit<Rule, 'name'>> = onType((type) => {
  const part = {
    actions: fc.uniqueArray(fc.constantFrom(...actionsOn(type)), { minLength: 1, maxLength: 2 }),
    on: fc.constant([type]),
    when: arbitraryCondition(type),
    because: fc.constant('A rule of this house.'),
  };
  return fc.oneof(
    fc
      .record({ ...part, kind: fc.constant('forbid' as const), unless: sometimes(arbitraryCondition(type)) })
      .map((rule) => present(rule)),
    fc.record({
      ...part,
      kind: fc.constant('require' as const),
      obligation: fc.constantFrom('comment', 'second-factor'),
    }),
  );
});

/** Most rules count; one in four only reports. */
const documentRule = fc
  .tuple(arbitraryRule, fc.constantFrom<Reportable>({}, {}, {}, { reportOnly: true }))
  .map(([rule, reporting]) => ({ ...rule, ...reporting }));

const fourEyes = {
  kind: 'actions',
  name: 'fourEyes',
  actions: ['submit', 'approve'],
  on: 'fin.Payment',
} as const;

const exclusions: fc.Arbitrary<readonly Exclusion[]> = fc.constantFrom<readonly Exclusion[]>(
  [],
  [],
  [fourEyes],
  [fourEyes],
  [{ ...fourEyes, reportOnly: true }],
);

const sets: fc.Arbitrary<readonly RecordSet[]> = fc.tuple(
  ...SETS.map((name) => onType((type) => arbitraryCondition(type).map((where) => ({ name, type, where })))),
);

const numbered = <T extends object>(items: readonly T[], prefix: string): (T & { name: string })[] =>
  items.map((item, at) => ({ ...item, name: `${prefix}${at}` }));

/** Valid documents over the catalog, with every construct that a decision looks at. */
export const arbitraryDocument: fc.Arbitrary<PolicyDocument> = fc
  .record({
    roles,
    sets,
    scopes: fc.uniqueArray(folderScope, {
      maxLength: 4,
      selector: ({ folder, role }) => `${role} ${folder}`,
    }),
    policies: fc.array(rowPolicy, { maxLength: 2 }),
    fields: fc.uniqueArray(fieldRule, {
      minLength: 1,
      maxLength: 7,
      selector: ({ type, field }) => `${type} ${field}`,
    }),
    rules: fc.array(documentRule, { maxLength: 2 }),
    exclusions,
  })
  .map((parts) => ({
    modules: MODULES,
    resources: TYPES,
    sets: parts.sets,
    roles: parts.roles,
    folderScopes: parts.scopes,
    rowPolicies: numbered(parts.policies, 'policy'),
    fieldRules: parts.fields,
    rules: numbered(parts.rules, 'rule') as unknown as readonly Rule[],
    exclusions: parts.exclusions,
    approvals: [],
    guards: [],
    tests: [],
    comments: [],
  }));
