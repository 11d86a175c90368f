import { compare, role } from '@remit/testkit/small-tenant';
import type { Grant } from '@remit/policy/document';
import type { LintCase } from './lint-case.ts';
import { A, approve, deciding, granting, readAccounts, roles, upTo, west } from './lint-parts.ts';

const readAll: Grant = { actions: ['read'] };

/** Lint finds grants that say too much, too little or what another one says. */
export const GRANT_CASES: readonly LintCase[] = [
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
];
