import { describe, expect, test } from 'vitest';
import { type Asked, everything, holdsKeeper, smallCheck } from '@remit/testkit/small-check';
import { account, assigned, compare, member, payment, role, text } from '@remit/testkit/small-tenant';
import type { Resource } from './check.ts';
import type { Decision } from './decision.ts';
import type { Grant, PolicyDocument, Rule } from './document.ts';
import { decide } from './decide.ts';

const ask = (asked: Asked): Decision => decide(...smallCheck(asked));

const keeperWith = (rule: Rule): Partial<PolicyDocument> => ({ roles: [everything], rules: [rule] });
const forbid = (more: Partial<Extract<Rule, { kind: 'forbid' }>>): Rule => {
  return {
    kind: 'forbid',
    name: 'no',
    actions: ['update'],
    on: ['crm.Account'],
    because: 'Not here.',
    ...more,
  };
};

describe('a rule denies, whatever the roles grant', () => {
  const west = compare('region', '=', text('west'));
  const vip = compare('vip', '=', { type: 'boolean', value: true });
  const yes = { type: 'boolean', value: true } as const;
  test.each([
    ['its `when` is true', { region: { type: 'enum', value: 'west' } }, 'deny'],
    ['its `when` is false', { region: { type: 'enum', value: 'east' } }, 'allow'],
    ['its `when` is unknown', { region: null }, 'deny'],
    ['its `unless` is true', { region: { type: 'enum', value: 'west' }, vip: yes }, 'allow'],
    ['its `when` is unknown and its `unless` true', { region: null, vip: yes }, 'allow'],
    ['its `unless` is unknown', { region: { type: 'enum', value: 'west' }, vip: null }, 'deny'],
  ] as const)('when %s', (_, attributes, outcome) => {
    const policy = keeperWith(forbid({ when: west, unless: vip }));
    const decision = ask({ policy, directory: holdsKeeper, action: 'update', on: account(attributes) });
    expect(decision.outcome).toBe(outcome);
    if (outcome === 'deny')
      expect(decision.because).toEqual([{ kind: 'forbidden', rule: 'no', because: 'Not here.' }]);
  });

  test('a rule without `when` always denies, and only what it names', () => {
    const policy = keeperWith(forbid({}));
    expect(ask({ policy, directory: holdsKeeper, action: 'update', on: account() }).outcome).toBe('deny');
    expect(ask({ policy, directory: holdsKeeper, action: 'delete', on: account() }).outcome).toBe('allow');
    expect(ask({ policy, directory: holdsKeeper, action: 'update', on: payment() }).outcome).toBe('allow');
  });

  test('a forbidden reading takes every other action along', () => {
    const policy = keeperWith(forbid({ actions: ['read'] }));
    expect(ask({ policy, directory: holdsKeeper, action: 'update', on: account() }).denial).toBe('not-found');
  });
});

const byPerson = (name: string | null): Resource =>
  payment({}, { history: [{ action: 'submit', person: name }] });

describe('separation of duty', () => {
  const policy: Partial<PolicyDocument> = {
    roles: [everything],
    exclusions: [
      { kind: 'actions', name: 'fourEyes', actions: ['submit', 'approve'], on: 'fin.PaymentRequest' },
    ],
  };
  test.each([
    ['someone else submitted', byPerson('person bob'), 'allow'],
    ['the same person submitted, by another account', byPerson('Alice Moreau'), 'deny'],
    ['nobody knows who submitted', byPerson(null), 'deny'],
    ['the history is unknown', payment({}, { history: null }), 'deny'],
  ] as const)('when %s, approving is settled so', (_, on, outcome) => {
    const members = [member('alice', { person: 'Alice Moreau' })];
    const decision = ask({ policy, directory: { ...holdsKeeper, members }, action: 'approve', on });
    expect(decision.outcome).toBe(outcome);
    if (outcome === 'deny') expect(decision.because[0]?.kind).toBe('separated');
  });

  test('it binds the two actions and no third', () => {
    const on = byPerson('person alice');
    expect(ask({ policy, directory: holdsKeeper, action: 'update', on }).outcome).toBe('allow');
  });
});

const grant = (requires: Grant['requires']): Grant => ({
  actions: ['read'],
  ...(requires && { requires }),
});

const at = (region: string): Resource => account({ region: { type: 'enum', value: region } });

describe('obligations', () => {
  const two = (first: Grant['requires'], second: Grant['requires']): Asked => ({
    policy: { roles: [role('A', [grant(first)]), role('B', [grant(second)])] },
    directory: { assignments: [assigned('alice', 'A'), assigned('alice', 'B')] },
    on: account(),
  });

  test('what the grant asks denies until it is met', () => {
    const asked = two(['second-factor'], ['second-factor']);
    expect(ask(asked)).toMatchObject({ denial: 'precondition', obligations: ['second-factor'] });
    expect(ask({ ...asked, environment: { met: ['second-factor'] } }).outcome).toBe('allow');
  });

  test('of two grants the less demanding one wins, and one that asks nothing wins over both', () => {
    expect(ask(two(['second-factor', 'comment'], ['comment'])).obligations).toEqual(['comment']);
    expect(ask(two(['second-factor'], [])).outcome).toBe('allow');
  });

  test('what a rule requires joins always, unless its `when` is false', () => {
    const rule: Rule = {
      kind: 'require',
      name: 'comment',
      actions: ['read'],
      on: ['crm.Account'],
      when: compare('region', '=', text('west')),
      obligation: 'comment',
      because: 'Say why.',
    };
    const asked = { ...two([], []), policy: { ...two([], []).policy, rules: [rule] } };
    expect(ask({ ...asked, on: at('west') })).toMatchObject({
      denial: 'precondition',
      obligations: ['comment'],
    });
    expect(ask({ ...asked, on: account({ region: null }) }).denial).toBe('precondition');
    expect(ask({ ...asked, on: at('east') }).outcome).toBe('allow');
    expect(ask({ ...asked, on: at('west'), environment: { met: ['comment'] } }).outcome).toBe('allow');
  });
});
