import { role } from '@remit/testkit/small-tenant';
import type { LintCase } from './lint-case.ts';
import { A, B, approve, readAccounts, roles, iban } from './lint-parts.ts';

/** Lint finds who sees a field and still does not. */
export const FIELD_CASES: readonly LintCase[] = [
  {
    title: 'a role under visible and hidden',
    code: 'visible-and-hidden',
    path: 'fieldRules[0].hidden[0]',
    has: {
      ...roles(A, role('C', [readAccounts])),
      fieldRules: [{ ...iban, visible: ['A', 'C'], hidden: ['A'] }],
    },
    nearly: {
      ...roles(A, role('C', [readAccounts])),
      fieldRules: [{ ...iban, visible: ['C'], hidden: ['A'] }],
    },
    fixes: 2,
  },
  {
    title: 'a hidden role that includes one which sees',
    code: 'visible-and-hidden',
    path: 'fieldRules[0].hidden[0]',
    has: {
      ...roles(A, role('R', [approve], { includes: ['A'] })),
      fieldRules: [{ ...iban, visible: ['A'], hidden: ['R'] }],
    },
    nearly: {
      ...roles(role('A', [readAccounts], { includes: ['R'] }), role('R', [approve])),
      fieldRules: [{ ...iban, visible: ['A'], hidden: ['R'] }],
    },
    fixes: 1,
  },
  {
    title: 'a mask of a role that sees the whole',
    code: 'mask-without-effect',
    path: 'fieldRules[0].masked[0]',
    has: {
      roles: [A],
      fieldRules: [{ ...iban, visible: ['A'], masked: [{ role: 'A', as: { kind: 'last', characters: 4 } }] }],
    },
    nearly: {
      ...roles(A, role('C', [readAccounts])),
      fieldRules: [{ ...iban, visible: ['A'], masked: [{ role: 'C', as: { kind: 'last', characters: 4 } }] }],
    },
    fixes: 1,
  },
  {
    title: 'a field shown to a role that cannot read the type',
    code: 'field-role-cannot-read',
    path: 'fieldRules[0].visible[1]',
    has: { ...roles(A, B), fieldRules: [{ ...iban, visible: ['A', 'B'] }] },
    nearly: {
      ...roles(A, role('B', [approve], { includes: ['A'] })),
      fieldRules: [{ ...iban, visible: ['B'] }],
    },
    fixes: 1,
  },
];
