import { expect, test } from 'vitest';
import type { Condition } from '@remit/policy/condition';
import type { Grant, PolicyDocument } from '@remit/policy/document';
import { haldenWorks } from '@remit/sample/halden-works';
import { asksAnew } from './asks-anew.ts';

const { policy } = haldenWorks();

const grants = (change: (grants: readonly Grant[]) => readonly Grant[]): PolicyDocument => ({
  ...policy,
  roles: policy.roles.map((role) =>
    role.name === 'Employee' ? { ...role, grants: change(role.grants) } : role,
  ),
});

const wellPaid: Condition = {
  kind: 'compare',
  operator: '>',
  left: { kind: 'attribute', of: 'resource', name: 'salary' },
  right: { kind: 'literal', value: { type: 'money', minor: 9_000_000, currency: 'EUR' } },
};
const readEmployees: Grant = { actions: ['read'], on: ['hr.Employee'] };
const approver = policy.roles.flatMap((role) => role.grants).find(({ upTo }) => upTo !== undefined);

test.each<[string, boolean, PolicyDocument]>([
  ['the published document', false, policy],
  ['one with a grant less', false, grants((old) => old.slice(1))],
  ['one with a grant of everything more', false, grants((old) => [...old, readEmployees])],
  ['a grant by a new condition', true, grants((old) => [...old, { ...readEmployees, where: wellPaid }])],
  [
    'a grant by a published limit on another type',
    true,
    grants((old) => [...old, { ...readEmployees, ...(approver?.upTo && { upTo: approver.upTo }) }]),
  ],
  [
    'a folder scope by a new condition',
    true,
    {
      ...policy,
      folderScopes: [
        ...policy.folderScopes,
        { folder: '/', role: 'Employee', grants: [{ ...readEmployees, where: wellPaid }] },
      ],
    },
  ],
  [
    'a new row policy',
    true,
    {
      ...policy,
      rowPolicies: [
        ...policy.rowPolicies,
        { name: 'Paid', type: 'hr.Employee', roles: ['SelfService'], where: wellPaid },
      ],
    },
  ],
  [
    'a new set',
    true,
    { ...policy, sets: [...policy.sets, { name: 'paid', type: 'hr.Employee', where: wellPaid }] },
  ],
  [
    'a forbid with a new exception',
    true,
    {
      ...policy,
      rules: [
        ...policy.rules,
        {
          kind: 'forbid',
          name: 'Paid',
          actions: ['read'],
          on: ['hr.Employee'],
          unless: wellPaid,
          because: 'no',
        },
      ],
    },
  ],
])('%s asks the records something new: %s', (_, asks, draft) => {
  expect(asksAnew(draft, policy)).toBe(asks);
});
