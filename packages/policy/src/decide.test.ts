import { describe, expect, test } from 'vitest';
import {
  type Asked,
  everything,
  holdsKeeper,
  holdsReader,
  reader,
  smallCheck,
} from '@remit/testkit/small-check';
import { NOON, account, assigned, compare, member, role, text } from '@remit/testkit/small-tenant';
import type { Resource } from './check.ts';
import type { Decision } from './decision.ts';
import { decide } from './decide.ts';

const ask = (asked: Asked): Decision => decide(...smallCheck(asked));

const at = (region: string): Resource => account({ region: { type: 'enum', value: region } });

describe('nothing permitted is a deny', () => {
  test('a member without a role reads nothing, and does not learn that the record exists', () => {
    const decision = ask({ policy: { roles: [reader] }, on: account() });
    expect(decision).toMatchObject({ outcome: 'deny', denial: 'not-found' });
  });

  test('an action that the type does not have is denied even to a role that manages it', () => {
    const decision = ask({
      policy: { roles: [everything] },
      directory: holdsKeeper,
      action: 'approve',
      on: account(),
    });
    expect(decision.because).toEqual([{ kind: 'unknown-action' }]);
  });

  test('a type that no policy declares is denied', () => {
    const on = account({}, { type: 'crm.constructor' });
    expect(ask({ policy: { roles: [everything] }, directory: holdsKeeper, on }).outcome).toBe('deny');
  });
});

describe('standing', () => {
  test.each([
    ['a suspended member', { status: 'suspended' }, 'suspended'],
    ['one who left', { status: 'left' }, 'left'],
    ['one whose time has not begun', { from: NOON + 1 }, 'not-started'],
    ['a guest at the very end', { until: NOON }, 'ended'],
  ] as const)('%s is denied whatever they hold', (_, more, problem) => {
    const directory = { ...holdsReader, members: [member('alice', more)] };
    const decision = ask({ policy: { roles: [reader] }, directory, on: account() });
    expect(decision.because).toEqual([{ kind: 'standing', problem }]);
  });

  test('a guest stands from the first instant to just before the last', () => {
    const directory = { ...holdsReader, members: [member('alice', { from: NOON, until: NOON + 1 })] };
    expect(ask({ policy: { roles: [reader] }, directory, on: account() }).outcome).toBe('allow');
  });
});

describe('create and update', () => {
  const where = compare('region', '=', text('west'));
  const west = { region: { type: 'enum', value: 'west' } } as const;
  const east = { region: { type: 'enum', value: 'east' } } as const;
  const policy = {
    roles: [reader, role('W', [{ actions: ['create', 'update'], on: ['crm.Account'], where }])],
  };
  const directory = {
    assignments: [assigned('alice', 'Reader'), assigned('alice', 'W', { folder: '/west' })],
  };

  test('create is decided on the completed record in its folder', () => {
    const asked = { policy, directory, action: 'create' };
    expect(ask({ ...asked, on: account(west, { id: null }) }).outcome).toBe('allow');
    expect(ask({ ...asked, on: account(east, { id: null }) }).denial).toBe('forbidden');
    expect(ask({ ...asked, on: account(west, { id: null, folder: '/east' }) }).outcome).toBe('deny');
  });

  test('create without a folder is denied', () => {
    const decision = ask({
      policy,
      directory,
      action: 'create',
      on: account(west, { id: null, folder: null }),
    });
    expect(decision.because).toEqual([{ kind: 'no-folder' }]);
  });

  test('update needs the record as it stands and as it would stand', () => {
    const asked = { policy, directory, action: 'update' };
    expect(ask({ ...asked, on: account(west), next: account(west) }).outcome).toBe('allow');
    expect(ask({ ...asked, on: account(east), next: account(west) }).outcome).toBe('deny');
    expect(ask({ ...asked, on: account(west), next: account(east) }).outcome).toBe('deny');
  });

  test('a new folder also needs create there', () => {
    const updates = role('U', [{ actions: ['read', 'update'] }]);
    const asked = { policy: { roles: [updates, role('C', [{ actions: ['create'] }])] }, action: 'update' };
    const move = { on: account(), next: account({}, { folder: '/east' }) };
    const only = { assignments: [assigned('alice', 'U')] };
    const withCreate = { assignments: [assigned('alice', 'U'), assigned('alice', 'C', { folder: '/east' })] };
    expect(ask({ ...asked, directory: only, ...move }).outcome).toBe('deny');
    expect(ask({ ...asked, directory: withCreate, ...move }).outcome).toBe('allow');
  });
});

describe('without a record', () => {
  const where = compare('region', '=', text('west'));
  const policy = { roles: [role('R', [{ actions: ['read'], on: ['crm.Account'], where }])] };
  const directory = { assignments: [assigned('alice', 'R')] };
  const unsaved = { id: null, folder: null, history: null } as const;
  const type = account({}, unsaved);

  test('the answer depends, and names the facts that are missing', () => {
    expect(ask({ policy, directory, on: type })).toMatchObject({
      outcome: 'depends',
      missing: ['resource.region'],
    });
  });

  test('what was sent settles it', () => {
    expect(ask({ policy, directory, on: account(at('west').attributes, unsaved) }).outcome).toBe('allow');
    expect(ask({ policy, directory, on: account(at('east').attributes, unsaved) }).outcome).toBe('deny');
  });

  test('always and never need no facts', () => {
    expect(ask({ policy: { roles: [reader] }, directory: holdsReader, on: type }).outcome).toBe('allow');
    expect(ask({ policy: { roles: [reader] }, on: type }).outcome).toBe('deny');
  });

  test('what could be done once a duty is met answers with the duty', () => {
    const asking = { roles: [role('R', [{ actions: ['read'], requires: ['comment'] }])] };
    expect(ask({ policy: asking, directory, on: type })).toMatchObject({
      denial: 'precondition',
      obligations: ['comment'],
    });
  });
});
