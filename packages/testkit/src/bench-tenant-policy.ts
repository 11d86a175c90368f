import type { Comparison, Condition, Operand } from '@remit/policy/condition';
import type {
  Exclusion,
  FieldRule,
  FolderScope,
  Grant,
  PolicyDocument,
  RecordSet,
  ResourceType,
  Role,
  RowPolicy,
  Rule,
} from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import { BENCH_MODULES, BENCH_REGIONS, BENCH_STATUSES, BENCH_TYPES } from './bench-tenant-types.ts';
import type { Random } from './seeded-random.ts';

const of = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const subject = (name: string): Operand => ({ kind: 'attribute', of: 'subject', name });
const literal = (value: Value): Operand => ({ kind: 'literal', value });
const text = (value: string): Operand => literal({ type: 'text', value });
const euros = (minor: number): Operand => literal({ type: 'money', minor, currency: 'EUR' });

const compare = (left: Operand, operator: Comparison, right: Operand): Condition => {
  return { kind: 'compare', operator, left, right };
};

const SETS: readonly RecordSet[] = BENCH_TYPES.map((type) => ({
  name: `current${type.label.replaceAll(' ', '')}`,
  type: type.name,
  where: { kind: 'in', operand: of('status'), list: [text('open'), text('signed')] },
}));

const RULES: readonly Rule[] = [
  {
    kind: 'forbid',
    name: 'noSelfApproval',
    actions: ['approve'],
    on: ['fin.Payment'],
    when: compare(of('owner'), '=', subject('id')),
    because: 'Nobody approves their own payment.',
  },
  {
    kind: 'forbid',
    name: 'largePayments',
    actions: ['approve', 'pay'],
    on: ['fin.Payment'],
    when: compare(of('amount'), '>', euros(80_000_00)),
    unless: { kind: 'within', operand: subject('department'), tree: text('/d0') },
    because: 'Large payments are the head office’s.',
  },
  {
    kind: 'forbid',
    name: 'closedContracts',
    actions: ['update', 'delete', 'sign'],
    on: ['crm.Contract'],
    when: compare(of('status'), '=', text('closed')),
    unless: compare(subject('clearance'), '>=', literal({ type: 'number', value: '4' })),
    because: 'A closed contract stays as it is.',
  },
  {
    kind: 'forbid',
    name: 'sealedFiles',
    actions: ['read'],
    on: ['hr.File'],
    when: compare(of('sealed'), '=', literal({ type: 'boolean', value: true })),
    unless: compare(of('owner'), '=', subject('id')),
    because: 'A sealed file is its owner’s alone.',
  },
  {
    kind: 'require',
    name: 'secondFactorToPay',
    actions: ['pay'],
    on: ['fin.Payment'],
    when: compare(of('amount'), '>', euros(20_000_00)),
    obligation: 'second-factor',
    because: 'Paying this much takes a second factor.',
  },
];

const EXCLUSIONS: readonly Exclusion[] = [
  { kind: 'actions', name: 'fourEyes', actions: ['submit', 'approve'], on: 'fin.Payment' },
];

function whereOn({ pick, below }: Random): Condition {
  const kind = below(5);
  if (kind === 0) return compare(of('region'), '=', text(pick(BENCH_REGIONS)));
  if (kind === 1) return compare(of('region'), '=', subject('region'));
  if (kind === 2) return { kind: 'within', operand: of('department'), tree: subject('department') };
  const list = [text(pick(BENCH_STATUSES)), text(pick(BENCH_STATUSES))];
  if (kind === 3) return { kind: 'in', operand: of('status'), list };
  return {
    kind: 'or',
    conditions: [
      compare(of('owner'), '=', subject('id')),
      { kind: 'not', condition: compare(of('status'), '=', text('draft')) },
    ],
  };
}

function narrowing(type: ResourceType, random: Random): Partial<Grant> {
  const chance = random.below(100);
  if (chance < 14) return { qualifiers: [{ kind: 'own' }] };
  if (chance < 28) return { qualifiers: [{ kind: 'department' }] };
  if (chance < 33) {
    const set = SETS.find((each) => each.type === type.name)?.name ?? '';
    return { qualifiers: [{ kind: 'set', set }] };
  }
  if (chance < 48) return { where: whereOn(random) };
  if (chance < 63 && type.amount !== undefined)
    return { upTo: { minor: random.pick([1_000_00, 5_000_00, 20_000_00, 100_000_00]), currency: 'EUR' } };
  if (chance < 67) return { requires: ['second-factor'] };
  return {};
}

/** What a grant of a role adds beside its reading: mostly writing, else one action of the type's own. */
function actionsFor(type: ResourceType, { pick, below }: Random): readonly string[] {
  const kind = below(10);
  if (kind < 4) return ['write'];
  if (kind < 5) return ['manage'];
  if (kind < 6) return ['update', 'export'];
  return type.actions.length === 0 ? ['read', 'delete'] : ['read', pick(type.actions)];
}

function grantsIn(types: readonly ResourceType[], random: Random): readonly Grant[] {
  const type = random.pick(types);
  const reading: Grant = { actions: ['read'], on: [type.name], ...narrowing(type, random) };
  const more = Array.from({ length: 1 + random.below(3) }, (): Grant => {
    const other = random.pick(types);
    return { actions: actionsFor(other, random), on: [other.name], ...narrowing(other, random) };
  });
  const bare: readonly Grant[] = random.below(10) === 0 ? [{ actions: ['read'] }] : [];
  return [reading, ...more, ...bare];
}

/** Four levels, the lowest the widest: a role includes up to two of the level below, so includes go three deep. */
function rolesOf(count: number, random: Random): readonly Role[] {
  const roles: Role[] = [];
  const levels: string[][] = [[], [], [], []];
  for (let at = 0; at < count; at++) {
    const share = at / count;
    const level = share < 0.5 ? 0 : share < 0.75 ? 1 : share < 0.92 ? 2 : 3;
    const name = `Role${String(at).padStart(4, '0')}`;
    levels[level]?.push(name);
    const lower = levels[level - 1] ?? [];
    const included = lower.length === 0 ? [] : [random.pick(lower), random.pick(lower)];
    const includes = [...new Set(included.slice(0, 1 + random.below(2)))];
    const module = random.below(5) === 0 ? undefined : random.pick(BENCH_MODULES).name;
    const types =
      module === undefined ? BENCH_TYPES : BENCH_TYPES.filter((type) => type.name.startsWith(`${module}.`));
    roles.push({
      name,
      ...(module === undefined ? {} : { module }),
      ...(includes.length === 0 ? {} : { includes }),
      grants: grantsIn(types, random),
    });
  }
  return roles;
}

const FIELDS: readonly (readonly [string, string])[] = [
  ['crm.Account', 'margin'],
  ['crm.Account', 'iban'],
  ['crm.Contract', 'margin'],
  ['fin.Payment', 'iban'],
  ['hr.File', 'salary'],
];

function fieldRulesFor(names: readonly string[], { pick }: Random): readonly FieldRule[] {
  const some = (count: number): readonly string[] => [
    ...new Set(Array.from({ length: count }, () => pick(names))),
  ];
  const share = Math.ceil(names.length / 10);
  return FIELDS.map(([type, field]): FieldRule => {
    const rule = { type, field, visible: some(share), editable: some(share) };
    if (field !== 'iban') return rule;
    return { ...rule, masked: some(share).map((role) => ({ role, as: { kind: 'last', characters: 4 } })) };
  });
}

/**
 * The policy of a bench tenant: roles with includes three deep, of which most are narrowed by owner, department, record
 * set, condition or limit; folder scopes, row policies, field rules, and rules against approving one's own.
 * @param folders every folder of the tenant, parents first
 */
export function benchPolicy(roleCount: number, folders: readonly string[], random: Random): PolicyDocument {
  const roles = rolesOf(roleCount, random);
  const names = roles.map((role) => role.name);
  const scopes = new Map<string, FolderScope>();
  for (let at = 0; at < roleCount / 5; at++) {
    const [folder, role] = [random.pick(folders), random.pick(names)];
    const grants = random.below(3) === 0 ? [] : grantsIn(BENCH_TYPES, random);
    scopes.set(`${role} ${folder}`, { folder, role, grants });
  }
  const rowPolicies = Array.from({ length: Math.ceil(roleCount / 10) }, (_, at): RowPolicy => {
    const type = random.pick(BENCH_TYPES).name;
    const where = compare(of('region'), '!=', text(random.pick(BENCH_REGIONS)));
    return { name: `policy${at}`, type, roles: [random.pick(names)], where };
  });
  return {
    modules: BENCH_MODULES,
    resources: BENCH_TYPES,
    sets: SETS,
    roles,
    folderScopes: [...scopes.values()],
    rowPolicies,
    fieldRules: fieldRulesFor(names, random),
    rules: RULES,
    exclusions: EXCLUSIONS,
    approvals: [],
    guards: [],
    tests: [],
    comments: [],
  };
}
