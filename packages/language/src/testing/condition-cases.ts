import type { Condition } from '@remit/policy/condition';
import type { LintCase } from './lint-case.ts';
import { both, either, granting, no, readAccounts, rule, west, east, opened } from './lint-parts.ts';

const isNull: Condition = {
  kind: 'is-null',
  operand: { kind: 'attribute', of: 'resource', name: 'region' },
};

/** Lint finds conditions that never or always hold. */
export const CONDITION_CASES: readonly LintCase[] = [
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
];
