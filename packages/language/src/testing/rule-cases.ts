import { role } from '@remit/testkit/small-tenant';
import type { LintCase } from './lint-case.ts';
import {
  A,
  B,
  approve,
  granting,
  guard,
  holds,
  readAccounts,
  roles,
  rule,
  west,
  iban,
} from './lint-parts.ts';

/** Lint finds row policies, rules, exclusions and guards that do not do what they say. */
export const RULE_CASES: readonly LintCase[] = [
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
      fieldRules: [{ ...iban, visible: ['B'] }],
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
];
