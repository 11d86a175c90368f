import { describe, expect, test } from 'vitest';
import {
  NOON,
  account,
  assigned,
  atNoon,
  compare,
  euros,
  member,
  payment,
  person,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Check, Environment, Resource } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { Decision, DecisionInFull } from './decision.ts';
import type { Directory } from './directory.ts';
import type { Grant, PolicyDocument, Rule } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { decideInFull } from './decide-in-full.ts';
import { explain } from './explain.ts';

interface Asked {
  readonly policy: Partial<PolicyDocument>;
  readonly directory?: Partial<Directory>;
  readonly who?: string;
  readonly action?: string;
  readonly on: Resource;
  readonly next?: Resource;
  readonly environment?: Partial<Environment>;
}

function checkOf({
  policy,
  directory = {},
  who = 'alice',
  action = 'read',
  on,
  next,
  environment = {},
}: Asked): readonly [CompiledPolicy, Check] {
  const compiled = compilePolicy(smallDocument(policy), 1);
  const subject = subjectIn(smallDirectory(directory), who);
  const update = next === undefined ? {} : { next };
  return [compiled, { subject, action, resource: on, ...update, environment: { ...atNoon, ...environment } }];
}

const ask = (asked: Asked): Decision => decide(...checkOf(asked));
const askInFull = (asked: Asked): DecisionInFull => decideInFull(...checkOf(asked));

const reader = role('Reader', [{ actions: ['read'] }]);
const holdsReader = { assignments: [assigned('alice', 'Reader')] };
const everything = role('Keeper', [{ actions: ['manage'] }]);
const holdsKeeper = { assignments: [assigned('alice', 'Keeper')] };

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

describe('roles here', () => {
  const policy = { roles: [reader] };
  const inGroups = {
    groups: [
      { id: 'outer', name: 'Outer', members: [], groups: ['inner'] },
      { id: 'inner', name: 'Inner', members: ['alice'], groups: [] },
    ],
  };
  test.each([
    ['held at a folder above', [assigned('alice', 'Reader', { folder: '/' })], 'allow'],
    ['held at the folder itself', [assigned('alice', 'Reader', { folder: '/west' })], 'allow'],
    ['held below the record', [assigned('alice', 'Reader', { folder: '/west/coast' })], 'deny'],
    ['held at a folder whose name begins alike', [assigned('alice', 'Reader', { folder: '/wes' })], 'deny'],
    ['over', [assigned('alice', 'Reader', { until: NOON })], 'deny'],
    ['to come', [assigned('alice', 'Reader', { from: NOON + 1 })], 'deny'],
    [
      'held by a group around a group',
      [assigned('outer', 'Reader', { holder: { kind: 'group', id: 'outer' } })],
      'allow',
    ],
    [
      'held by the department above',
      [assigned('x', 'Reader', { holder: { kind: 'department', id: '/' } })],
      'allow',
    ],
    [
      'held by the department below',
      [assigned('x', 'Reader', { holder: { kind: 'department', id: '/sales/emea' } })],
      'deny',
    ],
    ['of a role that this version does not have', [assigned('alice', 'Gone')], 'deny'],
  ] as const)('an assignment %s', (_, assignments, outcome) => {
    expect(ask({ policy, directory: { ...inGroups, assignments }, on: account() }).outcome).toBe(outcome);
  });

  test('roles add up: an empty one takes nothing away', () => {
    const roles = [reader, role('Nothing', [])];
    const assignments = [assigned('alice', 'Nothing'), assigned('alice', 'Reader')];
    expect(ask({ policy: { roles }, directory: { assignments }, on: account() }).outcome).toBe('allow');
  });

  test('a role gives what the roles it includes give, and the explanation shows the way', () => {
    const roles = [
      reader,
      role('Middle', [], { includes: ['Reader'] }),
      role('Top', [], { includes: ['Middle'] }),
    ];
    const compiled = compilePolicy(smallDocument({ roles }), 4);
    const subject = subjectIn(smallDirectory({ assignments: [assigned('alice', 'Top')] }), 'alice');
    const why = explain(compiled, { subject, action: 'read', resource: account(), environment: atNoon }, 7);
    expect(why.decision.outcome).toBe('allow');
    expect(why.roles.map(({ includePath }) => includePath)).toContainEqual(['Top', 'Middle', 'Reader']);
    expect([why.policyVersion, why.directoryRevision]).toEqual([4, 7]);
  });

  test('an explanation lists what is over, to come and elsewhere as such', () => {
    const compiled = compilePolicy(smallDocument({ roles: [reader] }), 1);
    const assignments = [
      assigned('alice', 'Reader', { id: 'over', until: NOON }),
      assigned('alice', 'Reader', { id: 'soon', from: NOON + 1 }),
      assigned('alice', 'Reader', { id: 'east', folder: '/east' }),
    ];
    const subject = subjectIn(smallDirectory({ assignments }), 'alice');
    const { roles } = explain(
      compiled,
      { subject, action: 'read', resource: account(), environment: atNoon },
      7,
    );
    expect(roles.map(({ standing }) => standing)).toEqual(['ended', 'not-started', 'elsewhere']);
  });
});

describe('what each role means here', () => {
  const none: readonly Grant[] = [];
  const scopes = [
    { folder: '/west', role: 'Reader', grants: none },
    { folder: '/west/coast', role: 'Reader', grants: reader.grants },
  ];
  test.each([
    ['/east', 'allow', 'where no scope reaches, the base grants stand'],
    ['/west', 'deny', 'a scope without grants empties the role there'],
    ['/west/inland', 'deny', 'a scope reaches the folders below'],
    ['/west/coast', 'allow', 'the nearest scope counts, not the one above it'],
    ['/west/coast/north', 'allow', 'and it reaches below as well'],
  ])('in %s: %s, for %s', (folder, outcome) => {
    const policy = { roles: [reader], folderScopes: scopes };
    expect(ask({ policy, directory: holdsReader, on: account({}, { folder }) }).outcome).toBe(outcome);
  });

  test('an included role keeps its own grants where the including one is emptied', () => {
    const roles = [reader, role('Manager', [{ actions: ['delete'] }], { includes: ['Reader'] })];
    const policy = { roles, folderScopes: [{ folder: '/west', role: 'Manager', grants: [] }] };
    const directory = { assignments: [assigned('alice', 'Manager')] };
    expect(ask({ policy, directory, on: account() }).outcome).toBe('allow');
    expect(ask({ policy, directory, action: 'delete', on: account() }).outcome).toBe('deny');
    expect(ask({ policy, directory, action: 'delete', on: account({}, { folder: '/east' }) }).outcome).toBe(
      'allow',
    );
  });
});

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
