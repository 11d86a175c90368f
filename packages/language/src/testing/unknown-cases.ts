import { ACCOUNT, PAYMENT, compare, member, role, text } from '@remit/testkit/small-tenant';
import type { Condition } from '@remit/policy/condition';
import type { LintCase } from './lint-case.ts';
import {
  approve,
  asks,
  granting,
  guard,
  readAccounts,
  roles,
  west,
  opened,
  subjectIs,
} from './lint-parts.ts';

const within = (path: string): Condition => ({
  kind: 'within',
  operand: { kind: 'attribute', of: 'resource', name: 'folder' },
  tree: { kind: 'literal', value: text(path) },
});

/** Lint finds what is named and not there. */
export const UNKNOWN_CASES: readonly LintCase[] = [
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
];
