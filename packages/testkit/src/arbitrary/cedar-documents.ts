import * as fc from 'fast-check';
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
import { CEDAR_TYPES } from '../cedar-types.ts';
import { FOLDERS, MODULES, ROLES } from './catalog.ts';
import { cedarConditionOn } from './cedar-conditions.ts';

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
    cedarConditionOn(type).map((where) => ({ where })),
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
      where: cedarConditionOn(type),
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
        cedarConditionOn(type),
        fc.option(cedarConditionOn(type)),
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

/** Documents of which Cedar can say every part. */
export const cedarDocuments: fc.Arbitrary<PolicyDocument> = fc
  .tuple(
    roles,
    scopes,
    rowPolicies,
    rules,
    anyType.chain((type) =>
      cedarConditionOn(type).map((where) => ({ name: 'exec', type: type.name, where })),
    ),
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
