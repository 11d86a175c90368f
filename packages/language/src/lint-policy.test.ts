import { describe, expect, test } from 'vitest';
import {
  ACCOUNT,
  NOON,
  PAYMENT,
  assigned,
  compare,
  member,
  person,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { applyEdits } from '@remit/policy/apply-edits';
import type { Condition } from '@remit/policy/condition';
import type { Directory } from '@remit/policy/directory';
import { pathSteps } from '@remit/policy/document-path';
import type {
  Grant,
  Guard,
  PolicyDocument,
  PolicyTest,
  Question,
  ResourceType,
  Rule,
} from '@remit/policy/document';
import { validatePolicy } from '@remit/policy/validate';
import type { LintCode, LintFinding } from './lint-finding.ts';
import { lintPolicy } from './lint-policy.ts';

type Parts = Partial<PolicyDocument>;
type People = Partial<Directory> | null;

/** A document that has what is looked for, and one that nearly has it. */
interface Case {
  readonly title: string;
  readonly code: LintCode;
  readonly path: string;
  readonly has: Parts;
  readonly nearly: Parts;
  /** Null where the finding needs no directory. */
  readonly people?: People;
  readonly nearlyPeople?: People;
  /** How many ways out there are. */
  readonly fixes: number;
}

const readAccounts: Grant = { actions: ['read'], on: ['crm.Account'] };
const readAll: Grant = { actions: ['read'] };
const roles = (...all: PolicyDocument['roles']): Parts => ({ roles: all });
const granting = (...grants: readonly Grant[]): Parts => roles(role('R', grants, { module: 'crm' }));
const deciding = (...grants: readonly Grant[]): Parts => roles(role('R', grants, { module: 'fin' }));
const west = compare('region', '=', text('west'));
const opened = (condition: Condition): Parts => granting({ ...readAccounts, where: condition });
const east = compare('region', '=', text('east'));
const both = (...conditions: readonly Condition[]): Condition => ({ kind: 'and', conditions });
const either = (...conditions: readonly Condition[]): Condition => ({ kind: 'or', conditions });
const no: Condition = { kind: 'constant', value: false };
const isNull: Condition = {
  kind: 'is-null',
  operand: { kind: 'attribute', of: 'resource', name: 'region' },
};
const within = (path: string): Condition => ({
  kind: 'within',
  operand: { kind: 'attribute', of: 'resource', name: 'folder' },
  tree: { kind: 'literal', value: text(path) },
});
const subjectIs = (name: string): Condition => ({
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'subject', name },
  right: { kind: 'literal', value: text('x') },
});
const approve: Grant = { actions: ['approve'], on: ['fin.PaymentRequest'] };
const upTo = { minor: 100_000, currency: 'EUR' };
const scope = (folder: string, grants: readonly Grant[], name = 'R') => ({ folder, role: name, grants });
const field = (name: string): ResourceType => ({
  ...ACCOUNT,
  fields: [...ACCOUNT.fields, { name, type: 'text', label: name }],
});
const holds = (...names: readonly string[]): Partial<Directory> => ({
  assignments: names.map((name) => assigned('alice', name)),
});
const heldAt = (folder: string): Partial<Directory> => ({
  assignments: [assigned('alice', 'R', { folder })],
});
const rule: Rule = {
  kind: 'forbid',
  name: 'Never',
  actions: ['export'],
  on: ['crm.Account'],
  because: 'nobody exports',
};
const guard: Guard = {
  name: 'G',
  who: { holding: ['R'] },
  never: { kind: 'action', actions: ['delete'], on: ['crm.Account'] },
};
const asks: PolicyTest = {
  name: 'T',
  subject: { kind: 'member', email: 'alice@example.org' },
  type: 'crm.Account',
  folder: '/west',
  attributes: {},
  expect: { kind: 'decision', outcome: 'deny', action: 'read' },
};
const A = role('A', [readAccounts]);
const B = role('B', [approve]);
const margin = { type: 'crm.Account', field: 'iban' };

/** An approval of payments that asks these questions. */
const askingFor = (...questions: readonly Question[]): Partial<PolicyDocument> => ({
  ...granting(readAccounts),
  resources: [
    ACCOUNT,
    {
      ...PAYMENT,
      fields: [
        ...PAYMENT.fields,
        { name: 'note', type: 'text', label: 'Note' },
        { name: 'why', type: 'text', label: 'Why' },
      ],
    },
  ],
  approvals: [
    {
      name: 'Pay',
      on: 'fin.PaymentRequest',
      asks: questions,
      steps: [{ name: 'One', by: { kind: 'head' }, need: 'any' }],
    },
  ],
});
/** An approval of payments that these people decide. */
const naming = (...emails: readonly string[]): Partial<PolicyDocument> => ({
  ...granting(readAccounts),
  approvals: [
    {
      name: 'Pay',
      on: 'fin.PaymentRequest',
      steps: [{ name: 'One', by: { kind: 'people', emails }, need: 'any' }],
    },
  ],
});
const noted = compare('note', '=', text('x'));
const whyRule = { type: 'fin.PaymentRequest', field: 'why', visible: ['R'] };

const CASES: readonly Case[] = [
  {
    title: 'a role that is not declared, near one that is',
    code: 'unknown-name',
    path: 'roles[1].includes[0]',
    has: roles(role('Sales', [readAccounts]), role('Lead', [readAccounts], { includes: ['Slaes'] })),
    nearly: roles(role('Sales', [readAccounts]), role('Lead', [approve], { includes: ['Sales'] })),
    fixes: 1,
  },
  {
    title: 'a field that is not declared, in a condition',
    code: 'unknown-name',
    path: 'roles[0].grants[0].where.left',
    has: opened(compare('regoin', '=', text('west'))),
    nearly: opened(west),
    fixes: 1,
  },
  {
    title: 'a value that an enum never has',
    code: 'unknown-name',
    path: 'roles[0].grants[0].where',
    has: opened(compare('region', '=', text('wset'))),
    nearly: opened(west),
    fixes: 2,
  },
  {
    title: 'a value that an enum never has, in a list',
    code: 'unknown-name',
    path: 'roles[0].grants[0].where.list[0]',
    has: opened({
      kind: 'in',
      operand: { kind: 'attribute', of: 'resource', name: 'region' },
      list: [{ kind: 'literal', value: text('eats') }],
    }),
    nearly: opened(west),
    fixes: 2,
  },
  {
    title: 'a record set that is not declared',
    code: 'unknown-name',
    path: 'roles[0].grants[0].qualifiers[0]',
    has: {
      ...granting({ ...readAccounts, qualifiers: [{ kind: 'set', set: 'exce' }] }),
      sets: [{ name: 'exec', type: 'crm.Account', where: west }],
    },
    nearly: {
      ...granting({ ...readAccounts, qualifiers: [{ kind: 'set', set: 'exec' }] }),
      sets: [{ name: 'exec', type: 'crm.Account', where: west }],
    },
    fixes: 1,
  },
  {
    title: 'a type of a module that is not declared',
    code: 'unknown-name',
    path: 'resources[0].name',
    has: { resources: [{ ...ACCOUNT, name: 'crn.Thing' }, PAYMENT] },
    nearly: { resources: [{ ...ACCOUNT, name: 'crm.Thing' }, PAYMENT] },
    fixes: 2,
  },
  {
    title: 'a field of a field rule, where names of fields that cannot be masked are no way out',
    code: 'unknown-name',
    path: 'fieldRules[0].field',
    has: {
      ...granting(readAccounts),
      fieldRules: [
        { type: 'crm.Account', field: 'ibam', masked: [{ role: 'R', as: { kind: 'last', characters: 4 } }] },
      ],
    },
    nearly: {
      ...granting(readAccounts),
      fieldRules: [
        { type: 'crm.Account', field: 'iban', masked: [{ role: 'R', as: { kind: 'last', characters: 4 } }] },
      ],
    },
    fixes: 2,
  },
  {
    title: 'a field that a test sets and the type does not have',
    code: 'unknown-name',
    path: 'tests[0].attributes.regoin',
    has: {
      ...granting(readAccounts),
      tests: [{ ...asks, attributes: { name: text('x'), regoin: { type: 'enum', value: 'west' } } }],
    },
    nearly: {
      ...granting(readAccounts),
      tests: [{ ...asks, attributes: { name: text('x'), region: { type: 'enum', value: 'west' } } }],
    },
    fixes: 1,
  },
  {
    title: 'an action that a test expects and the type does not have',
    code: 'unknown-name',
    path: 'tests[0].expect.action',
    has: {
      ...granting(readAccounts),
      tests: [{ ...asks, expect: { kind: 'decision', outcome: 'deny', action: 'exprt' } }],
    },
    nearly: {
      ...granting(readAccounts),
      tests: [{ ...asks, expect: { kind: 'decision', outcome: 'deny', action: 'export' } }],
    },
    fixes: 1,
  },
  {
    title: 'a role that a guard names and nobody declares',
    code: 'unknown-name',
    path: 'guards[0].who.holding[0]',
    has: { ...roles(role('Sales', [readAccounts])), guards: [{ ...guard, who: { holding: ['Slaes'] } }] },
    nearly: { ...roles(role('Sales', [readAccounts])), guards: [{ ...guard, who: { holding: ['Sales'] } }] },
    fixes: 1,
  },
  {
    title: 'the bare name of a type that two modules have',
    code: 'unknown-name',
    path: 'roles[0].grants[0].on[0]',
    has: {
      ...granting({ actions: ['read'], on: ['Account'] }),
      resources: [ACCOUNT, { ...PAYMENT, name: 'fin.Account' }],
    },
    nearly: {
      ...granting(readAccounts),
      resources: [ACCOUNT, { ...PAYMENT, name: 'fin.Account' }],
    },
    fixes: 2,
  },
  {
    title: 'a record set called like a module',
    code: 'shadowed-name',
    path: 'sets[0].name',
    has: {
      ...granting({ ...readAccounts, qualifiers: [{ kind: 'set', set: 'fin' }] }),
      sets: [{ name: 'fin', type: 'crm.Account', where: west }],
    },
    nearly: {
      ...granting({ ...readAccounts, qualifiers: [{ kind: 'set', set: 'fine' }] }),
      sets: [{ name: 'fine', type: 'crm.Account', where: west }],
    },
    fixes: 1,
  },
  {
    title: 'a field called like a word of conditions',
    code: 'shadowed-name',
    path: 'resources[0].fields[9].name',
    has: { resources: [field('subject'), PAYMENT] },
    nearly: { resources: [field('subjects'), PAYMENT] },
    fixes: 0,
  },
  {
    title: 'an attribute of members that Remit’s own hides',
    code: 'shadowed-name',
    path: 'roles[0].grants[0].where.left',
    has: opened(subjectIs('title')),
    nearly: opened(subjectIs('zone')),
    people: { members: [member('alice', { attributes: { title: text('x'), zone: text('x') } })] },
    fixes: 0,
  },
  {
    title: 'two roles that look alike',
    code: 'look-alike-names',
    path: 'roles[1].name',
    has: roles(role('Sales', [readAccounts]), role('Sаles', [readAccounts])),
    nearly: roles(role('Sales', [readAccounts]), role('Sale', [readAccounts])),
    fixes: 0,
  },
  {
    title: 'labels that differ in capitals alone',
    code: 'look-alike-names',
    path: 'roles[2].label',
    has: roles(role('R', []), role('A', [], { label: 'Sales rep' }), role('B', [], { label: 'Sales Rep' })),
    nearly: roles(
      role('R', []),
      role('A', [], { label: 'Sales rep' }),
      role('B', [], { label: 'Sales lead' }),
    ),
    fixes: 0,
  },
  {
    title: 'a name with a character that nobody sees',
    code: 'misleading-name',
    path: 'roles[0].name',
    has: roles(role('Sa\u200bles', [readAccounts]), role('Lead', [approve], { includes: ['Sa\u200bles'] })),
    nearly: roles(role('Sales', [readAccounts]), role('Lead', [approve], { includes: ['Sales'] })),
    people: {},
    fixes: 1,
  },
  {
    title: 'a name in two alphabets',
    code: 'misleading-name',
    path: 'rules[0].name',
    has: { ...granting({ actions: ['export'] }), rules: [{ ...rule, name: 'Nеver' }] },
    nearly: { ...granting({ actions: ['export'] }), rules: [{ ...rule, name: 'Никогда' }] },
    fixes: 1,
  },
  {
    title: 'a grant of no action',
    code: 'names-nothing',
    path: 'roles[0].grants[0].actions',
    has: granting({ actions: [], on: ['crm.Account'] }),
    nearly: granting(readAccounts),
    fixes: 1,
  },
  {
    title: 'a guard about no role',
    code: 'names-nothing',
    path: 'guards[0].who.holding',
    has: { ...granting(readAccounts), guards: [{ ...guard, who: { holding: [] } }] },
    nearly: { ...granting(readAccounts), guards: [guard] },
    fixes: 1,
  },
  {
    title: 'an action named twice',
    code: 'repeated-name',
    path: 'roles[0].grants[0].actions[1]',
    has: granting({ actions: ['read', 'read'], on: ['crm.Account'] }),
    nearly: granting({ actions: ['read', 'export'], on: ['crm.Account'] }),
    fixes: 1,
  },
  {
    title: 'an action beside a group that has it',
    code: 'repeated-name',
    path: 'roles[0].grants[0].actions[0]',
    has: granting({ actions: ['update', 'write'], on: ['crm.Account'] }),
    nearly: granting({ actions: ['delete', 'write'], on: ['crm.Account'] }),
    fixes: 1,
  },
  {
    title: 'a condition on a folder that there is not',
    code: 'unknown-place',
    path: 'roles[0].grants[0].where.tree',
    has: opened(within('/wets')),
    nearly: opened(within('/west')),
    people: {},
    fixes: 2,
  },
  {
    title: 'a test in a folder that there is not',
    code: 'unknown-place',
    path: 'tests[0].folder',
    has: { ...granting(readAccounts), tests: [{ ...asks, folder: '/western' }] },
    nearly: { ...granting(readAccounts), tests: [asks] },
    people: {},
    fixes: 1,
  },
  {
    title: 'an attribute that no member has',
    code: 'unknown-attribute',
    path: 'roles[0].grants[0].where.left',
    has: opened(subjectIs('zoen')),
    nearly: opened(subjectIs('zone')),
    people: { members: [member('alice', { attributes: { zone: text('x') } })] },
    fixes: 1,
  },
  {
    title: 'a bare grant in a role of no module',
    code: 'bare-grant-everywhere',
    path: 'roles[0].grants[0]',
    has: roles(role('R', [readAll])),
    nearly: granting(readAll),
    fixes: 3,
  },
  {
    title: 'a bare grant of an action that one module alone has',
    code: 'bare-grant-everywhere',
    path: 'roles[0].grants[0]',
    has: roles(role('R', [{ actions: ['approve'], upTo }])),
    nearly: roles(
      role('R', [{ actions: ['approve'], upTo, qualifiers: [{ kind: 'module', module: 'fin' }] }]),
    ),
    fixes: 2,
  },
  {
    title: 'a limit on a type without an amount',
    code: 'grant-never-holds',
    path: 'roles[0].grants[0]',
    has: granting({ ...readAccounts, upTo }),
    nearly: deciding({ ...approve, upTo }),
    fixes: 1,
  },
  {
    title: 'one type of two that has no department',
    code: 'grant-never-holds',
    path: 'roles[0].grants[0]',
    has: granting({
      actions: ['read'],
      on: ['crm.Account', 'fin.PaymentRequest'],
      qualifiers: [{ kind: 'department' }],
    }),
    nearly: granting({
      actions: ['read'],
      on: ['crm.Account', 'fin.PaymentRequest'],
      qualifiers: [{ kind: 'own' }],
    }),
    fixes: 1,
  },
  {
    title: 'a grant that a wider one has in it',
    code: 'duplicate-grant',
    path: 'roles[0].grants[0]',
    has: granting(
      { ...readAccounts, qualifiers: [{ kind: 'own' }] },
      { ...readAccounts, actions: ['write'] },
    ),
    nearly: granting({ ...readAccounts, qualifiers: [{ kind: 'own' }] }, { actions: ['delete'] }),
    fixes: 1,
  },
  {
    title: 'a grant that only asks more of the same',
    code: 'duplicate-grant',
    path: 'roles[0].grants[1]',
    has: granting({ ...readAccounts, where: west }, { ...readAccounts, where: west, requires: ['comment'] }),
    nearly: granting(
      { ...readAccounts, where: west, requires: ['second-factor'] },
      { ...readAccounts, where: west, requires: ['comment'] },
    ),
    fixes: 1,
  },
  {
    title: 'a grant that an included role gives',
    code: 'duplicate-grant',
    path: 'roles[1].grants[0]',
    has: roles(A, role('R', [readAccounts, { ...readAccounts, actions: ['delete'] }], { includes: ['A'] })),
    nearly: {
      ...roles(A, role('R', [readAccounts, { ...readAccounts, actions: ['delete'] }], { includes: ['A'] })),
      rowPolicies: [{ name: 'P', type: 'crm.Account', roles: ['A'], where: west }],
    },
    fixes: 1,
  },
  {
    title: 'a role that is included by way of another',
    code: 'duplicate-include',
    path: 'roles[2].includes[0]',
    has: roles(A, role('M', [approve], { includes: ['A'] }), role('R', [], { includes: ['A', 'M'] })),
    nearly: roles(A, role('M', [approve]), role('R', [], { includes: ['A', 'M'] })),
    fixes: 1,
  },
  {
    title: 'approving any amount',
    code: 'unlimited-approval',
    path: 'roles[0].grants[0]',
    has: deciding(approve, { ...approve, upTo, qualifiers: [{ kind: 'own' }] }),
    nearly: deciding({ ...approve, upTo }),
    fixes: 1,
  },
  {
    title: 'approving any amount beside other actions, which keep theirs',
    code: 'unlimited-approval',
    path: 'roles[0].grants[0]',
    has: deciding(
      { ...approve, actions: ['read', 'approve'] },
      { ...approve, upTo, qualifiers: [{ kind: 'own' }] },
    ),
    nearly: deciding({
      ...approve,
      where: compare('amount', '<', { type: 'money', minor: 100, currency: 'EUR' }),
    }),
    fixes: 1,
  },
  {
    title: 'a role that gives nothing',
    code: 'role-gives-nothing',
    path: 'roles[0]',
    has: granting(),
    nearly: { ...granting(), folderScopes: [scope('/west', [readAccounts])] },
    people: {},
    fixes: 1,
  },
  {
    title: 'a role that nobody holds',
    code: 'role-unassigned',
    path: 'roles[0]',
    has: roles(A, role('R', [readAccounts])),
    nearly: roles(A, role('R', [approve], { includes: ['A'] })),
    people: holds('R'),
    fixes: 1,
  },
  {
    title: 'a role that only somebody holds who has left',
    code: 'role-unassigned',
    path: 'roles[0]',
    has: granting(readAccounts),
    nearly: granting(readAccounts),
    people: { members: [member('alice', { status: 'left' })], assignments: [assigned('alice', 'R')] },
    nearlyPeople: {
      groups: [
        { id: 'outer', name: 'Outer', members: [], groups: ['inner'] },
        { id: 'inner', name: 'Inner', members: ['alice'], groups: ['outer'] },
      ],
      assignments: [assigned('outer', 'R', { holder: { kind: 'group', id: 'outer' } })],
    },
    fixes: 0,
  },
  {
    title: 'a role that is emptied wherever it is held',
    code: 'role-emptied',
    path: 'roles[0]',
    has: { ...granting(readAccounts), folderScopes: [scope('/west', [])] },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', []), scope('/west/coast', [{ actions: ['export'] }])],
    },
    people: heldAt('/west'),
    fixes: 0,
  },
  {
    title: 'base grants that a scope at the root stands instead of',
    code: 'base-grants-replaced',
    path: 'roles[0].grants',
    has: {
      ...granting(readAccounts),
      folderScopes: [scope('/', [{ ...readAccounts, actions: ['export'] }])],
    },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }])],
    },
    fixes: 1,
  },
  {
    title: 'a scope of a folder that there is not',
    code: 'scope-of-unknown-folder',
    path: 'folderScopes[0].folder',
    has: { ...granting(readAccounts), folderScopes: [scope('/wst', [])] },
    nearly: { ...granting(readAccounts), folderScopes: [scope('/west', [])] },
    people: holds('R'),
    fixes: 4,
  },
  {
    title: 'a scope beside the folders where the role is held',
    code: 'scope-never-reached',
    path: 'folderScopes[0]',
    has: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }])],
    },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/east', [{ ...readAccounts, actions: ['export'] }])],
    },
    people: heldAt('/east'),
    fixes: 1,
  },
  {
    title: 'a scope that another one stands in front of wherever the role is held',
    code: 'scope-never-reached',
    path: 'folderScopes[0]',
    has: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }]), scope('/west/coast', [])],
    },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }]), scope('/west/coast', [])],
    },
    people: heldAt('/west/coast'),
    nearlyPeople: heldAt('/west'),
    fixes: 1,
  },
  {
    title: 'a scope that says what holds there anyway',
    code: 'scope-without-effect',
    path: 'folderScopes[0]',
    has: { ...granting(readAccounts), folderScopes: [scope('/west', [readAccounts])] },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west/coast', [readAccounts]), scope('/west', [])],
    },
    fixes: 1,
  },
  {
    title: 'a grant on records in two regions at once',
    code: 'condition-never-true',
    path: 'roles[0].grants[1].where',
    has: granting({ ...readAccounts, where: west }, { ...readAccounts, where: both(west, east) }),
    nearly: granting({ ...readAccounts, where: either(west, east) }),
    fixes: 1,
  },
  {
    title: 'a row policy that nothing meets',
    code: 'condition-never-true',
    path: 'rowPolicies[0].where',
    has: {
      ...granting(readAccounts),
      rowPolicies: [{ name: 'P', type: 'crm.Account', roles: ['R'], where: both(west, east) }],
    },
    nearly: {
      ...granting(readAccounts),
      rowPolicies: [{ name: 'P', type: 'crm.Account', roles: ['R'], where: west }],
    },
    fixes: 0,
  },
  {
    title: 'a rule that never applies',
    code: 'condition-never-true',
    path: 'rules[0].when',
    has: { ...granting({ ...readAccounts, actions: ['export'] }), rules: [{ ...rule, when: no }] },
    nearly: { ...granting({ ...readAccounts, actions: ['export'] }), rules: [{ ...rule, when: west }] },
    fixes: 1,
  },
  {
    title: 'a rule that applies only where a value is missing',
    code: 'condition-never-true',
    path: 'rules[0].when',
    has: {
      ...granting({ ...readAccounts, actions: ['export'] }),
      rules: [{ ...rule, when: both(west, east) }],
    },
    nearly: {
      ...granting({ ...readAccounts, actions: ['export'] }),
      rules: [{ ...rule, when: either(west, east) }],
    },
    fixes: 0,
  },
  {
    title: 'an exception that spares nobody',
    code: 'condition-never-true',
    path: 'rules[0].unless',
    has: {
      ...granting({ ...readAccounts, actions: ['export'] }),
      rules: [{ ...rule, unless: both(west, east) }],
    },
    nearly: { ...granting({ ...readAccounts, actions: ['export'] }), rules: [{ ...rule, unless: east }] },
    fixes: 1,
  },
  {
    title: 'a condition that is always true',
    code: 'condition-never-false',
    path: 'roles[0].grants[0].where',
    has: opened(either(isNull, { kind: 'not', condition: isNull })),
    nearly: opened(either(isNull, west)),
    fixes: 1,
  },
  {
    title: 'a rule whose condition holds nothing back',
    code: 'condition-never-false',
    path: 'rules[0].when',
    has: {
      ...granting({ ...readAccounts, actions: ['export'] }),
      rules: [{ ...rule, when: either(west, { kind: 'not', condition: west }) }],
    },
    nearly: {
      ...granting({ ...readAccounts, actions: ['export'] }),
      rules: [{ ...rule, when: either(west, east) }],
    },
    fixes: 1,
  },
  {
    title: 'a role under visible and hidden',
    code: 'visible-and-hidden',
    path: 'fieldRules[0].hidden[0]',
    has: {
      ...roles(A, role('C', [readAccounts])),
      fieldRules: [{ ...margin, visible: ['A', 'C'], hidden: ['A'] }],
    },
    nearly: {
      ...roles(A, role('C', [readAccounts])),
      fieldRules: [{ ...margin, visible: ['C'], hidden: ['A'] }],
    },
    fixes: 2,
  },
  {
    title: 'a hidden role that includes one which sees',
    code: 'visible-and-hidden',
    path: 'fieldRules[0].hidden[0]',
    has: {
      ...roles(A, role('R', [approve], { includes: ['A'] })),
      fieldRules: [{ ...margin, visible: ['A'], hidden: ['R'] }],
    },
    nearly: {
      ...roles(role('A', [readAccounts], { includes: ['R'] }), role('R', [approve])),
      fieldRules: [{ ...margin, visible: ['A'], hidden: ['R'] }],
    },
    fixes: 1,
  },
  {
    title: 'a mask of a role that sees the whole',
    code: 'mask-without-effect',
    path: 'fieldRules[0].masked[0]',
    has: {
      roles: [A],
      fieldRules: [
        { ...margin, visible: ['A'], masked: [{ role: 'A', as: { kind: 'last', characters: 4 } }] },
      ],
    },
    nearly: {
      ...roles(A, role('C', [readAccounts])),
      fieldRules: [
        { ...margin, visible: ['A'], masked: [{ role: 'C', as: { kind: 'last', characters: 4 } }] },
      ],
    },
    fixes: 1,
  },
  {
    title: 'a field shown to a role that cannot read the type',
    code: 'field-role-cannot-read',
    path: 'fieldRules[0].visible[1]',
    has: { ...roles(A, B), fieldRules: [{ ...margin, visible: ['A', 'B'] }] },
    nearly: {
      ...roles(A, role('B', [approve], { includes: ['A'] })),
      fieldRules: [{ ...margin, visible: ['B'] }],
    },
    fixes: 1,
  },
  {
    title: 'a row policy for a role that grants nothing on the type',
    code: 'row-policy-without-effect',
    path: 'rowPolicies[0].roles[1]',
    has: {
      ...roles(A, role('R', [approve], { includes: ['A'] })),
      rowPolicies: [{ name: 'P', type: 'crm.Account', roles: ['A', 'R'], where: west }],
    },
    nearly: {
      ...roles(A, B),
      fieldRules: [{ ...margin, visible: ['B'] }],
      rowPolicies: [{ name: 'P', type: 'crm.Account', roles: ['A', 'B'], where: west }],
    },
    fixes: 1,
  },
  {
    title: 'a rule about what no role grants',
    code: 'rule-without-effect',
    path: 'rules[0]',
    has: { ...granting(readAccounts), rules: [rule] },
    nearly: { ...granting({ ...readAccounts, actions: ['manage'] }), rules: [rule] },
    fixes: 1,
  },
  {
    title: 'people who hold what is kept apart',
    code: 'exclusion-broken',
    path: 'exclusions[0]',
    has: { ...roles(A, B), exclusions: [{ kind: 'roles', name: 'X', roles: ['A', 'B'] }] },
    nearly: { ...roles(A, B), exclusions: [{ kind: 'roles', name: 'X', roles: ['A', 'B'] }] },
    people: holds('A', 'B'),
    nearlyPeople: holds('A'),
    fixes: 0,
  },
  {
    title: 'a role that includes what is kept apart',
    code: 'exclusion-in-role',
    path: 'roles[2]',
    has: {
      ...roles(A, B, role('R', [], { includes: ['A', 'B'] })),
      exclusions: [{ kind: 'roles', name: 'X', roles: ['A', 'B'] }],
    },
    nearly: {
      ...roles(A, B, role('R', [], { includes: ['A'] })),
      exclusions: [{ kind: 'roles', name: 'X', roles: ['A', 'B'] }],
    },
    fixes: 2,
  },
  {
    title: 'a guard that excepts all whom it is about',
    code: 'guard-of-nobody',
    path: 'guards[0].who',
    has: {
      ...roles(A, role('R', [approve], { includes: ['A'] })),
      guards: [{ ...guard, who: { holding: ['R'], except: ['A'] } }],
    },
    nearly: {
      ...roles(role('A', [readAccounts], { includes: ['R'] }), role('R', [approve])),
      guards: [{ ...guard, who: { holding: ['R'], except: ['A'] } }],
    },
    fixes: 1,
  },
  {
    title: 'a test as somebody whom there is not',
    code: 'unknown-member',
    path: 'tests[0].subject.email',
    has: {
      ...granting(readAccounts),
      tests: [{ ...asks, subject: { kind: 'member', email: 'alcie@example.org' } }],
    },
    nearly: { ...granting(readAccounts), tests: [asks] },
    people: {},
    fixes: 1,
  },
  {
    title: 'a step that nobody can decide',
    code: 'step-without-deciders',
    path: 'approvals[0].steps[0].by.roles',
    has: {
      ...roles(A, B),
      approvals: [
        {
          name: 'Pay',
          on: 'fin.PaymentRequest',
          steps: [{ name: 'One', by: { kind: 'roles', roles: ['B'] }, need: 'any' }],
        },
      ],
    },
    nearly: {
      ...roles(A, B),
      approvals: [
        {
          name: 'Pay',
          on: 'fin.PaymentRequest',
          steps: [{ name: 'One', by: { kind: 'head' }, need: 'any' }],
        },
      ],
    },
    people: holds('A'),
    fixes: 0,
  },
  {
    title: 'a step that names somebody whom there is not',
    code: 'unknown-member',
    path: 'approvals[0].steps[0].by.emails[1]',
    has: naming('alice@example.org', 'alcie@example.org'),
    nearly: naming('alice@example.org'),
    people: {},
    fixes: 0,
  },
  {
    title: 'a step whose people have all left',
    code: 'step-without-deciders',
    path: 'approvals[0].steps[0].by.emails',
    has: naming('alice@example.org'),
    nearly: naming('alice@example.org'),
    people: { members: [member('alice', { status: 'left' })] },
    nearlyPeople: { members: [member('alice', { status: 'left', manager: 'bob' }), member('bob')] },
    fixes: 0,
  },
  {
    title: 'a question that nobody is ever asked',
    code: 'condition-never-true',
    path: 'approvals[0].asks[1].when',
    has: askingFor({ field: 'note' }, { field: 'why', when: no }),
    nearly: askingFor({ field: 'note' }, { field: 'why', when: noted }),
    fixes: 1,
  },
  {
    title: 'the only question, which nobody is ever asked',
    code: 'condition-never-true',
    path: 'approvals[0].asks[0].when',
    has: askingFor({ field: 'why', when: no }),
    nearly: askingFor({ field: 'why', when: noted }),
    fixes: 0,
  },
  {
    title: 'a question that everybody is asked, by a condition',
    code: 'condition-never-false',
    path: 'approvals[0].asks[0].when',
    has: askingFor({ field: 'why', when: { kind: 'not', condition: no } }),
    nearly: askingFor({ field: 'why', when: noted }),
    fixes: 1,
  },
  {
    title: 'a question that nobody may answer',
    code: 'asked-of-nobody',
    path: 'approvals[0].asks[1].field',
    has: { ...askingFor({ field: 'note' }, { field: 'why' }), fieldRules: [{ ...whyRule, editable: [] }] },
    nearly: { ...askingFor({ field: 'note' }, { field: 'why' }), fieldRules: [whyRule] },
    fixes: 1,
  },
];

const lint = (document: PolicyDocument, people: People | undefined): readonly LintFinding[] =>
  lintPolicy(
    document,
    people === undefined || people === null ? null : { directory: smallDirectory(people), now: NOON },
  );

/** Items of the document's lists that an edit does not name must be the very same afterwards. */
function untouched(
  before: PolicyDocument,
  after: PolicyDocument,
  edits: LintFinding['fixes'][number]['edits'],
) {
  const touched = new Set(edits.map(({ path }) => pathSteps(path).slice(0, 2).join(' ')));
  for (const [list, items] of Object.entries(before) as [keyof PolicyDocument, readonly unknown[]][]) {
    const kept: readonly unknown[] = after[list];
    items.forEach((item, index) => {
      if (!touched.has(`${list} ${index}`)) expect(kept).toContain(item);
    });
  }
}

describe('lint finds', () => {
  test.each(CASES)('$title ($code), and not what is only near it', (each) => {
    const found = lint(smallDocument(each.has), each.people).filter(({ code }) => code === each.code);
    expect(found.map(({ path }) => path)).toEqual([each.path]);
    expect(found[0]?.sentence).toMatch(/^[A-Z`].*\.$/u);
    const near = lint(smallDocument(each.nearly), each.nearlyPeople ?? each.people);
    expect(near.filter(({ code }) => code === each.code)).toEqual([]);
  });

  test.each(CASES)('ways out of $title that lead out of it and change nothing else', (each) => {
    const before = smallDocument(each.has);
    const found = lint(before, each.people).find(({ code }) => code === each.code);
    expect(found?.fixes).toHaveLength(each.fixes);
    for (const { label, edits } of found?.fixes ?? []) {
      expect(label).not.toBe('');
      expect(JSON.parse(JSON.stringify(edits))).toEqual(edits);
      const after = applyEdits(before, edits);
      expect(validatePolicy(after)).toEqual([]);
      expect(lint(after, each.people).filter(({ code }) => code === each.code)).toEqual([]);
      untouched(before, after, edits);
    }
  });

  test('nothing odd in a policy where there is nothing odd', () => {
    const document = smallDocument({
      ...roles(
        role('Clerk', [{ actions: ['read'] }], { module: 'crm', label: 'Clerk' }),
        role('Approver', [{ ...approve, upTo }], { module: 'fin' }),
      ),
      rules: [{ ...rule, actions: ['read'], when: compare('owner', '=', person('alice')) }],
      tests: [asks],
    });
    expect(lint(document, holds('Clerk', 'Approver'))).toEqual([]);
  });
});

test('a draft over a bound is looked through for its names alone, however large it is', () => {
  const deep = Array.from({ length: 100_000 }).reduce<Condition>(
    (condition) => ({ kind: 'not', condition }),
    west,
  );
  const has = roles(
    role('R', [{ ...readAccounts, where: deep }, readAccounts, readAccounts]),
    role('L', [], { includes: ['r'] }),
  );
  const codes = lint(smallDocument(has), {}).map(({ code }) => code);
  expect(codes).toEqual(['unknown-name']);
});

test('of very many errors the first have ways out, and nothing else is said', () => {
  const grants = Array.from({ length: 500 }, () => ({ actions: ['raed'], on: ['crm.Account'] }));
  const found = lint(smallDocument(granting(...grants)), {});
  expect(found).toHaveLength(100);
  expect(found.every(({ code, fixes }) => code === 'unknown-name' && fixes.length > 0)).toBe(true);
});

test('every code of a finding has a case', () => {
  const cases = new Set(CASES.map(({ code }) => code));
  const codes: Readonly<Record<LintCode, true>> = {
    'unknown-name': true,
    'shadowed-name': true,
    'look-alike-names': true,
    'misleading-name': true,
    'names-nothing': true,
    'repeated-name': true,
    'unknown-place': true,
    'unknown-attribute': true,
    'bare-grant-everywhere': true,
    'grant-never-holds': true,
    'duplicate-grant': true,
    'duplicate-include': true,
    'unlimited-approval': true,
    'role-gives-nothing': true,
    'role-unassigned': true,
    'role-emptied': true,
    'base-grants-replaced': true,
    'scope-of-unknown-folder': true,
    'scope-never-reached': true,
    'scope-without-effect': true,
    'condition-never-true': true,
    'condition-never-false': true,
    'visible-and-hidden': true,
    'mask-without-effect': true,
    'field-role-cannot-read': true,
    'row-policy-without-effect': true,
    'rule-without-effect': true,
    'exclusion-broken': true,
    'exclusion-in-role': true,
    'guard-of-nobody': true,
    'unknown-member': true,
    'step-without-deciders': true,
    'asked-of-nobody': true,
  };
  expect([...cases].toSorted()).toEqual(Object.keys(codes).toSorted());
});
