import { describe, expect, test } from 'vitest';
import { type ProblemCase, expectProblem } from '@remit/testkit/expect-problem';
import { problemsOf } from '@remit/testkit/problems-of';
import { ACCOUNT, PAYMENT, role, smallDocument } from '@remit/testkit/small-tenant';
import { compilePolicy } from '../compile.ts';
import type { PolicyDocument } from '../document.ts';
import { PolicyInvalid } from './policy-problem.ts';

const chain = (length: number): PolicyDocument['roles'] =>
  Array.from({ length }, (_, at) => role(`R${at}`, [], at + 1 < length ? { includes: [`R${at + 1}`] } : {}));

const CASES: readonly ProblemCase[] = [
  [
    'a role that is not declared',
    { roles: [role('Sales', [], { includes: ['Slaes'] })] },
    'unknown-name',
    'Sales',
  ],
  [
    'a bare name of a type',
    { roles: [role('R', [{ actions: ['read'], on: ['Account'] }])] },
    'unknown-name',
    'crm.Account',
  ],
  [
    'a bare name that two modules have',
    {
      resources: [ACCOUNT, { ...PAYMENT, name: 'fin.Account' }],
      roles: [role('R', [{ actions: ['read'], on: ['Account'] }])],
    },
    'ambiguous-type',
    'fin.Account',
  ],
  [
    'an action that no such type has',
    { roles: [role('R', [{ actions: ['aprove'], on: ['fin.PaymentRequest'] }])] },
    'unknown-name',
    'approve',
  ],
  ['two roles of one name', { roles: [role('R', []), role('R', [])] }, 'duplicate-name', ''],
  [
    'two scopes of one role in one folder',
    { roles: [role('R', [])], folderScopes: [1, 2].map(() => ({ folder: '/a', role: 'R', grants: [] })) },
    'duplicate-name',
    '',
  ],
  [
    'a field called folder',
    {
      resources: [
        { ...ACCOUNT, fields: [...ACCOUNT.fields, { name: 'folder', type: 'folder', label: 'F' }] },
      ],
    },
    'reserved-name',
    '',
  ],
  [
    'a module called remit',
    {
      modules: [
        { name: 'remit', label: 'R' },
        { name: 'crm', label: 'C' },
        { name: 'fin', label: 'F' },
      ],
    },
    'reserved-name',
    '',
  ],
  [
    'a role that includes itself through another',
    { roles: [role('A', [], { includes: ['B'] }), role('B', [], { includes: ['A'] })] },
    'include-cycle',
    '',
  ],
  ['includes 17 deep', { roles: chain(18) }, 'over-limit', ''],
  ['a role without a name', { roles: [role(' ', [])] }, 'malformed-value', ''],
  [
    'a limit in no currency',
    {
      roles: [
        role('R', [
          { actions: ['approve'], on: ['fin.PaymentRequest'], upTo: { minor: 1, currency: 'XXX' } },
        ]),
      ],
    },
    'malformed-value',
    '',
  ],
  [
    'a separation on a type without history',
    { exclusions: [{ kind: 'actions', name: 'x', actions: ['read', 'update'], on: 'crm.Account' }] },
    'not-recorded',
    '',
  ],
  [
    'a rule for a field of Remit’s own',
    { roles: [role('R', [])], fieldRules: [{ type: 'remit.Member', field: 'email', visible: ['R'] }] },
    'reserved-name',
    '',
  ],
  [
    'hidden without visible or masked',
    { roles: [role('R', [])], fieldRules: [{ type: 'crm.Account', field: 'iban', hidden: ['R'] }] },
    'edit-without-sight',
    '',
  ],
  [
    'editable without visible or masked',
    { roles: [role('R', [])], fieldRules: [{ type: 'crm.Account', field: 'iban', editable: ['R'] }] },
    'edit-without-sight',
    '',
  ],
  [
    'a mask over a number',
    {
      roles: [role('R', [])],
      fieldRules: [
        {
          type: 'crm.Account',
          field: 'margin',
          masked: [{ role: 'R', as: { kind: 'last', characters: 4 } }],
        },
      ],
    },
    'type-mismatch',
    '',
  ],
  [
    'a role that administers and does business',
    { roles: [role('R', [{ actions: ['read'] }, { actions: ['read'], on: ['remit.Policy'] }])] },
    'mixed-duties',
    '',
  ],
];

describe('what keeps a document from being a policy', () => {
  test.each(CASES)('%s', expectProblem);

  test('what is at a limit is no problem', () => {
    expect(problemsOf({ roles: chain(17) })).toEqual([]);
  });

  test('a wide diamond of includes is checked in a moment', () => {
    const rows = Array.from({ length: 15 }, (_, row) =>
      Array.from({ length: 12 }, (_, at) => {
        const includes = row === 14 ? [] : Array.from({ length: 12 }, (_, next) => `R${row + 1}x${next}`);
        return role(`R${row}x${at}`, [], { includes });
      }),
    );
    expect(problemsOf({ roles: rows.flat() })).toEqual([]);
  });

  test('compiling refuses with every problem at once', () => {
    const document = smallDocument({ roles: [role('R', [], { includes: ['X', 'Y'] })] });
    expect(() => compilePolicy(document, 1)).toThrow(PolicyInvalid);
    try {
      compilePolicy(document, 1);
    } catch (error) {
      expect(error instanceof PolicyInvalid && error.problems.map(({ path }) => path)).toEqual([
        'roles[0].includes[0]',
        'roles[0].includes[1]',
      ]);
    }
  });
});
