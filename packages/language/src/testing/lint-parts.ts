import { assigned, compare, role, text } from '@remit/testkit/small-tenant';
import type { Condition } from '@remit/policy/condition';
import type { Directory } from '@remit/policy/directory';
import type { Grant, Guard, PolicyDocument, PolicyTest, Rule } from '@remit/policy/document';

type Parts = Partial<PolicyDocument>;

export const readAccounts: Grant = { actions: ['read'], on: ['crm.Account'] };
export const approve: Grant = { actions: ['approve'], on: ['fin.PaymentRequest'] };
export const upTo = { minor: 100_000, currency: 'EUR' };

export const A = role('A', [readAccounts]);
export const B = role('B', [approve]);

export const roles = (...all: PolicyDocument['roles']): Parts => ({ roles: all });

/** A role R of the customers' module that gives these. */
export const granting = (...grants: readonly Grant[]): Parts => roles(role('R', grants, { module: 'crm' }));

/** A role R of the finance module that gives these. */
export const deciding = (...grants: readonly Grant[]): Parts => roles(role('R', grants, { module: 'fin' }));

/** A role R that reads the accounts which meet a condition. */
export const opened = (condition: Condition): Parts => granting({ ...readAccounts, where: condition });

export const west = compare('region', '=', text('west'));
export const east = compare('region', '=', text('east'));
export const both = (...conditions: readonly Condition[]): Condition => ({ kind: 'and', conditions });
export const either = (...conditions: readonly Condition[]): Condition => ({ kind: 'or', conditions });
export const no: Condition = { kind: 'constant', value: false };
export const subjectIs = (name: string): Condition => ({
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'subject', name },
  right: { kind: 'literal', value: text('x') },
});

export const scope = (folder: string, grants: readonly Grant[]) => ({ folder, role: 'R', grants });
export const holds = (...names: readonly string[]): Partial<Directory> => ({
  assignments: names.map((name) => assigned('alice', name)),
});
export const heldAt = (folder: string): Partial<Directory> => ({
  assignments: [assigned('alice', 'R', { folder })],
});

export const iban = { type: 'crm.Account', field: 'iban' };
export const rule = {
  kind: 'forbid',
  name: 'Never',
  actions: ['export'],
  on: ['crm.Account'],
  because: 'nobody exports',
} satisfies Rule;
export const guard: Guard = {
  name: 'G',
  who: { holding: ['R'] },
  never: { kind: 'action', actions: ['delete'], on: ['crm.Account'] },
};
export const asks: PolicyTest = {
  name: 'T',
  subject: { kind: 'member', email: 'alice@example.org' },
  type: 'crm.Account',
  folder: '/west',
  attributes: {},
  expect: { kind: 'decision', outcome: 'deny', action: 'read' },
};
