import { ACCOUNT, PAYMENT, member, role, text } from '@remit/testkit/small-tenant';
import type { ResourceType } from '@remit/policy/document';
import type { LintCase } from './lint-case.ts';
import {
  approve,
  granting,
  guard,
  readAccounts,
  roles,
  rule,
  west,
  opened,
  subjectIs,
} from './lint-parts.ts';

/** An account with one field more. */
const field = (name: string): ResourceType => ({
  ...ACCOUNT,
  fields: [...ACCOUNT.fields, { name, type: 'text', label: name }],
});

/** Lint finds names that mislead, and lists of them that say nothing or say it twice. */
export const NAME_CASES: readonly LintCase[] = [
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
];
