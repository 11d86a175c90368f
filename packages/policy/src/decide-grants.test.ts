import { describe, expect, test } from 'vitest';
import {
  type Asked,
  everything,
  holdsKeeper,
  holdsReader,
  reader,
  smallCheck,
} from '@remit/testkit/small-check';
import { account, assigned, compare, euros, payment, person, role, text } from '@remit/testkit/small-tenant';
import type { Decision, DecisionInFull } from './decision.ts';
import type { Grant } from './document.ts';
import { decide } from './decide.ts';
import { decideInFull } from './decide-in-full.ts';

const ask = (asked: Asked): Decision => decide(...smallCheck(asked));
const askInFull = (asked: Asked): DecisionInFull => decideInFull(...smallCheck(asked));

const grants = (...some: readonly Grant[]): Asked['policy'] => ({
  roles: [reader, role('R', some, {})],
});

describe('a grant permits when everything about it holds', () => {
  const both = { assignments: [assigned('alice', 'Reader'), assigned('alice', 'R')] };

  test('a bare grant reaches the types of its role’s module and no other', () => {
    const policy = { roles: [role('R', [{ actions: ['read'] }], { module: 'crm' })] };
    const directory = { assignments: [assigned('alice', 'R')] };
    expect(ask({ policy, directory, on: account() }).outcome).toBe('allow');
    expect(ask({ policy, directory, on: payment() }).outcome).toBe('deny');
  });

  test('a bare grant in a role of no module reaches every business module and never what administers Remit', () => {
    const asked = { policy: { roles: [everything] }, directory: holdsKeeper };
    expect(ask({ ...asked, on: account() }).outcome).toBe('allow');
    expect(ask({ ...asked, on: payment() }).outcome).toBe('allow');
    const types = ['remit.Policy', 'remit.Member', 'remit.Assignment', 'remit.Audit', 'remit.Tenant'];
    const allowed = types.filter((type) => {
      return ask({ ...asked, on: account({}, { type, folder: '/' }) }).outcome !== 'deny';
    });
    expect(allowed).toEqual([]);
  });

  test('a grant that names a type of remit reaches it', () => {
    const policy = { roles: [role('Admin', [{ actions: ['manage'], on: ['remit.Policy'] }])] };
    const directory = { assignments: [assigned('alice', 'Admin')] };
    const on = account({}, { type: 'remit.Policy', folder: '/' });
    expect(ask({ policy, directory, action: 'publish', on }).outcome).toBe('allow');
    expect(ask({ policy, directory, action: 'delete', on }).because).toEqual([{ kind: 'unknown-action' }]);
  });

  test('`write` stands for read, create and update, and not for delete or export', () => {
    const policy = { roles: [role('R', [{ actions: ['write'] }])] };
    const directory = { assignments: [assigned('alice', 'R')] };
    const outcomes = ['read', 'create', 'update', 'delete', 'export'].map(
      (action) => ask({ policy, directory, action, on: account() }).outcome,
    );
    expect(outcomes).toEqual(['allow', 'allow', 'allow', 'deny', 'deny']);
  });

  test.each([
    ['hers', { owner: person('alice') }, 'allow'],
    ['another’s', { owner: person('bob') }, 'deny'],
    ['nobody’s', { owner: null }, 'deny'],
    ['one sent as the wrong type', { owner: text('alice') }, 'deny'],
  ] as const)('`own` on %s', (_, attributes, outcome) => {
    const policy = grants({ actions: ['update'], on: ['crm.Account'], qualifiers: [{ kind: 'own' }] });
    expect(ask({ policy, directory: both, action: 'update', on: account(attributes) }).outcome).toBe(outcome);
  });

  test.each([
    ['her own', '/sales', 'allow'],
    ['one below', '/sales/emea', 'allow'],
    ['the one above', '/', 'deny'],
    ['one that begins alike', '/salesforce', 'deny'],
    ['one she heads', '/finance', 'allow'],
  ])('`department` on %s', (_, department, outcome) => {
    const qualifiers = [{ kind: 'department' }] as const;
    const policy = grants({ actions: ['approve'], on: ['fin.PaymentRequest'], qualifiers });
    const departments = [{ path: '/finance', name: 'Finance', head: 'alice' }];
    const on = payment({ department: { type: 'department', value: department } });
    expect(ask({ policy, directory: { ...both, departments }, action: 'approve', on }).outcome).toBe(outcome);
  });

  test('a record set reaches its records and those of no other type', () => {
    const policy = {
      sets: [{ name: 'key', type: 'crm.Account', where: compare('name', '=', text('Key')) }],
      roles: [role('R', [{ actions: ['read'], qualifiers: [{ kind: 'set', set: 'key' }] }])],
    };
    const directory = { assignments: [assigned('alice', 'R')] };
    expect(ask({ policy, directory, on: account({ name: text('Key') }) }).outcome).toBe('allow');
    expect(ask({ policy, directory, on: account({ name: text('key') }) }).outcome).toBe('deny');
    expect(ask({ policy, directory, on: payment({ name: text('Key') }) }).outcome).toBe('deny');
  });

  test.each([
    [1_000_000, 'EUR', 'allow'],
    [1_000_001, 'EUR', 'deny'],
    [1, 'USD', 'deny'],
    [-1, 'EUR', 'deny'],
    [0.5, 'EUR', 'deny'],
    [Number.NaN, 'EUR', 'deny'],
  ] as const)('`up to 10 000 EUR` on %d %s', (minor, currency, outcome) => {
    const upTo = { minor: 1_000_000, currency: 'EUR' };
    const policy = grants({ actions: ['approve'], on: ['fin.PaymentRequest'], upTo });
    const on = payment({ amount: { type: 'money', minor, currency } });
    expect(ask({ policy, directory: both, action: 'approve', on }).outcome).toBe(outcome);
  });

  test('a limit on a type without an amount never holds', () => {
    const policy = { roles: [role('R', [{ actions: ['read'], upTo: { minor: 1, currency: 'EUR' } }])] };
    const directory = { assignments: [assigned('alice', 'R')] };
    expect(ask({ policy, directory, on: account() }).outcome).toBe('deny');
  });

  test('the clause that failed is told with the two values compared', () => {
    const upTo = { minor: 1_000_000, currency: 'EUR' };
    const policy = grants({ actions: ['approve'], on: ['fin.PaymentRequest'], upTo });
    const on = payment({ amount: euros(1_240_000) });
    const [reason] = askInFull({ policy, directory: both, action: 'approve', on }).because;
    if (reason?.kind !== 'no-grant') throw new Error(`because ${reason?.kind}`);
    const failure = { clause: 'limit', limit: euros(1_000_000), found: euros(1_240_000) };
    expect(reason.tried).toMatchObject([{ permits: false, failure }]);
  });

  test('a row policy binds the role that it names and leaves another role alone', () => {
    const wide = role('Wide', [{ actions: ['read'] }]);
    const where = compare('region', '=', text('west'));
    const policy = {
      roles: [reader, wide],
      rowPolicies: [{ name: 'WestOnly', type: 'crm.Account', roles: ['Reader'], where }],
    };
    const east = account({ region: { type: 'enum', value: 'east' } });
    const west = account({ region: { type: 'enum', value: 'west' } });
    expect(ask({ policy, directory: holdsReader, on: west }).outcome).toBe('allow');
    expect(ask({ policy, directory: holdsReader, on: east }).outcome).toBe('deny');
    expect(ask({ policy, directory: holdsReader, on: account({ region: null }) }).outcome).toBe('deny');
    const assignments = [assigned('alice', 'Reader'), assigned('alice', 'Wide')];
    expect(ask({ policy, directory: { assignments }, on: east }).outcome).toBe('allow');
  });

  test('every action on a record also needs to read it', () => {
    const policy = { roles: [role('Blind', [{ actions: ['delete'] }])] };
    const directory = { assignments: [assigned('alice', 'Blind')] };
    const decision = ask({ policy, directory, action: 'delete', on: account() });
    expect(decision.denial).toBe('not-found');
    expect(decision.because[0]).toEqual({ kind: 'unreadable' });
  });

  test('a record that she sees but may not touch answers forbidden', () => {
    const decision = ask({
      policy: { roles: [reader] },
      directory: holdsReader,
      action: 'delete',
      on: account(),
    });
    expect(decision.denial).toBe('forbidden');
  });
});
