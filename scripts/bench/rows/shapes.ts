import { bareMember } from '@remit/policy/bare-subject';
import type { Environment } from '@remit/policy/check';
import type { Comparison, Condition, Operand } from '@remit/policy/condition';
import type { Directory } from '@remit/policy/directory';
import type { Grant, PolicyDocument, Role } from '@remit/policy/document';
import { modules, resources } from '@remit/sample/catalog';
import { memberId } from './load-contracts.ts';

/** A way of narrowing rows: as a policy says it, and as somebody who knows the table would write it. */
export interface Shape {
  readonly name: string;
  readonly document: PolicyDocument;
  readonly folders: readonly string[];
  /** Instead of a row filter, with the tenant as `$1`. */
  readonly byHand: string;
  readonly parameters: readonly (string | number)[];
}

export const READER = memberId(4_321);

const CONTRACT = 'crm.Contract';
const FOLDERS = ['/f3/s1', '/f7', '/f12/s4'];

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const is = (name: string, operator: Comparison, value: string): Condition => {
  return {
    kind: 'compare',
    operator,
    left: field(name),
    right: { kind: 'literal', value: { type: 'enum', value } },
  };
};

const everyMargin: Role = { name: 'Finance', grants: [] };

function documentOf(
  grants: readonly Omit<Grant, 'actions' | 'on'>[],
  more: Partial<PolicyDocument> = {},
): PolicyDocument {
  return {
    modules,
    resources,
    sets: [],
    roles: [
      { name: 'Reader', grants: grants.map((grant) => ({ actions: ['read'], on: [CONTRACT], ...grant })) },
      everyMargin,
    ],
    folderScopes: [],
    rowPolicies: [],
    // Of the fields one depends on the row, one is masked, and one is hidden.
    fieldRules: [
      { type: CONTRACT, field: 'margin', visible: ['Finance'] },
      {
        type: CONTRACT,
        field: 'internal_notes',
        masked: [{ role: 'Finance', as: { kind: 'last', characters: 4 } }],
      },
      { type: CONTRACT, field: 'ends_on', visible: [] },
    ],
    rules: [],
    exclusions: [],
    approvals: [],
    guards: [],
    tests: [],
    comments: [],
    ...more,
  };
}

const westOnly = {
  rowPolicies: [{ name: 'WestOnly', type: CONTRACT, roles: ['Reader'], where: is('region', '=', 'west') }],
};
const premium = {
  sets: [
    {
      name: 'exec',
      type: CONTRACT,
      where: { kind: 'and', conditions: [is('tier', '=', 'premium'), is('status', '=', 'active')] },
    },
  ],
} satisfies Partial<PolicyDocument>;
const noDrafts = {
  rules: [
    {
      kind: 'forbid',
      name: 'NoDrafts',
      actions: ['read'],
      on: [CONTRACT],
      when: is('status', '=', 'draft'),
      because: 'A draft is its owner’s alone.',
      unless: {
        kind: 'compare',
        operator: '=',
        left: field('owner'),
        right: { kind: 'attribute', of: 'subject', name: 'id' },
      },
    },
  ],
} satisfies Partial<PolicyDocument>;

/** A subtree by hand; `at` numbers its two parameters, the tree's root and the root with `/` behind it. */
const below = (column: string, at: number): string =>
  `(${column} = $${at} or (${column} >= $${at + 1} and ${column} < left($${at + 1}, -1) || '0'))`;
const tree = (root: string): readonly string[] => [root, `${root}/`];
const anyFolder = `(${below('folder', 2)} or ${below('folder', 4)} or ${below('folder', 6)})`;
const folderParameters = FOLDERS.flatMap(tree);
const someDepartment = (at: number): string =>
  `(${below('department', at)} or ${below('department', at + 2)})`;
const departmentParameters = [...tree('/d3/t4'), ...tree('/d5')];

/** The shapes that the issue names, and last all of them together with a rule that forbids. */
export const shapes: readonly Shape[] = [
  {
    name: 'folders',
    document: documentOf([{}]),
    folders: FOLDERS,
    byHand: anyFolder,
    parameters: folderParameters,
  },
  {
    name: 'departments',
    document: documentOf([{ qualifiers: [{ kind: 'department' }] }]),
    folders: ['/'],
    byHand: someDepartment(2),
    parameters: departmentParameters,
  },
  {
    name: 'owner',
    document: documentOf([{ qualifiers: [{ kind: 'own' }] }]),
    folders: ['/'],
    byHand: 'owner = $2',
    parameters: [READER],
  },
  {
    name: 'limit',
    document: documentOf([{ upTo: { minor: 10_000, currency: 'EUR' } }]),
    folders: ['/'],
    // In the base, at the rates below: what is 100.00 EUR in dollars and in pounds.
    byHand: `((value_currency = 'EUR' and value_minor <= $2) or (value_currency = 'USD' and value_minor <= $3)
      or (value_currency = 'GBP' and value_minor <= $4))`,
    parameters: [10_000, 11_111, 8_333],
  },
  {
    name: 'region',
    document: documentOf([{}], westOnly),
    folders: ['/'],
    byHand: 'region = $2',
    parameters: ['west'],
  },
  {
    name: 'record set',
    document: documentOf([{ qualifiers: [{ kind: 'set', set: 'exec' }] }], premium),
    folders: ['/'],
    byHand: 'tier = $2 and status = $3',
    parameters: ['premium', 'active'],
  },
  {
    name: 'all together',
    document: documentOf(
      [
        { qualifiers: [{ kind: 'own' }] },
        {
          qualifiers: [{ kind: 'department' }, { kind: 'set', set: 'exec' }],
          upTo: { minor: 5_000_000, currency: 'EUR' },
        },
      ],
      { ...westOnly, ...premium, ...noDrafts },
    ),
    folders: FOLDERS,
    byHand: `${anyFolder} and region = $8 and (owner = $9 or (${someDepartment(10)} and tier = $14 and status = $15
      and ((value_currency = 'EUR' and value_minor <= $16) or (value_currency = 'USD' and value_minor <= $17)
        or (value_currency = 'GBP' and value_minor <= $18)))) and (status <> 'draft' or owner = $9)`,
    parameters: [
      ...folderParameters,
      'west',
      READER,
      ...departmentParameters,
      'premium',
      'active',
      5_000_000,
      5_555_555,
      4_166_666,
    ],
  },
];

const NOW = Date.UTC(2026, 10, 20, 12);

export const environment: Environment = {
  now: NOW,
  timeZone: 'Europe/Paris',
  rates: {
    base: 'EUR',
    list: [
      { currency: 'USD', rate: '0.9', from: 0 },
      { currency: 'GBP', rate: '1.2', from: 0 },
    ],
  },
  met: [],
  attributes: {},
};

/** One reader, in a team and head of a department, with a role at each of some folders; margins are seen in one of them. */
export function directoryOf(folders: readonly string[]): Directory {
  const held = [...folders.map((folder) => ['Reader', folder] as const), ['Finance', '/f7'] as const];
  return {
    revision: 1,
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    folders: [...new Set(['/', '/f7', ...folders])],
    departments: [
      { path: '/d3', name: 'Three', head: null },
      { path: '/d3/t4', name: 'Four', head: null },
      { path: '/d5', name: 'Five', head: READER },
    ],
    groups: [],
    members: [{ ...bareMember(READER), department: '/d3/t4' }],
    assignments: held.map(([role, folder], at) => ({
      id: `a${at}`,
      holder: { kind: 'member', id: READER },
      role,
      folder,
      from: null,
      until: null,
    })),
  };
}
