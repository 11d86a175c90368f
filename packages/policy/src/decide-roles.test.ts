import { describe, expect, test } from 'vitest';
import { type Asked, holdsReader, reader, smallCheck } from '@remit/testkit/small-check';
import {
  NOON,
  account,
  assigned,
  atNoon,
  role,
  smallDirectory,
  smallDocument,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Decision } from './decision.ts';
import type { Grant } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';

const ask = (asked: Asked): Decision => decide(...smallCheck(asked));

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
