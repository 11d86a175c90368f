import { describe, expect, test } from 'vitest';
import {
  NOON,
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
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Check, Environment, Resource } from '../check.ts';
import type { Directory } from '../directory.ts';
import type { PolicyDocument } from '../document.ts';
import { compilePolicy } from '../compile.ts';
import { whyNot, type Remedy } from './why-not.ts';

interface Asked {
  readonly directory?: Partial<Directory>;
  readonly action?: string;
  readonly resource?: Resource;
  readonly next?: Resource;
  readonly environment?: Partial<Environment>;
}

function remedies(parts: Partial<PolicyDocument>, asked: Asked): readonly Remedy[] {
  const directory = smallDirectory(asked.directory ?? {});
  const check: Check = {
    subject: subjectIn(directory, 'alice'),
    action: asked.action ?? 'approve',
    resource: asked.resource ?? payment({ amount: euros(700_00), submitter: person('bob') }),
    environment: { ...atNoon, ...asked.environment },
    ...(asked.next === undefined ? {} : { next: asked.next }),
  };
  return whyNot(compilePolicy(smallDocument(parts), 1), directory, check);
}

const changesIn = (found: readonly Remedy[]) => found.map(({ changes }) => changes);

const on = ['fin.PaymentRequest'];
const viewer = role('Viewer', [{ actions: ['read'], on }]);
const approver = role('Approver', [{ actions: ['read', 'approve'], on }]);
const chief = role('Chief', [{ actions: ['manage'], on }], { includes: ['Approver'] });
const clerk = role('Clerk', [{ actions: ['read', 'approve'], on, upTo: { minor: 500_00, currency: 'EUR' } }]);

describe('why not, and what would change it', () => {
  test('a role is offered at the folder of the record, and not one that includes a role that is enough', () => {
    const found = remedies({ roles: [viewer, chief, approver] }, {});
    expect(changesIn(found)).toEqual([[{ kind: 'role', role: 'Approver', folder: '/west' }]]);
    // Reading there and below, and approving below: approving there is what was asked for.
    expect(found).toMatchObject([
      {
        toHowMany: 1,
        decision: { outcome: 'allow' },
        alsoGrants: {
          cells: 3,
          actions: [
            { type: 'fin.PaymentRequest', action: 'read', cells: 2 },
            { type: 'fin.PaymentRequest', action: 'approve', cells: 1 },
          ],
        },
      },
    ]);
  });

  test('a limit is raised to the amount, or the amount lowered to the limit, and the limit says for how many', () => {
    const members = ['alice', 'bob', 'carol'].map((id) => member(id));
    const assignments = members.map(({ id }) => assigned(id, 'Clerk'));
    const found = remedies({ roles: [clerk] }, { directory: { members, assignments } });
    expect(found).toMatchObject([
      {
        changes: [
          { kind: 'amount', of: 'resource', field: 'amount', from: euros(700_00), to: euros(500_00) },
        ],
        alsoGrants: { cells: 0 },
        toHowMany: 0,
      },
      {
        changes: [
          {
            kind: 'limit',
            grant: { role: 'Clerk', scope: null, index: 0 },
            from: { minor: 500_00, currency: 'EUR' },
            to: { minor: 700_00, currency: 'EUR' },
          },
        ],
        toHowMany: 3,
      },
    ]);
  });

  test('an amount of another currency is lowered in its own, and the limit raised in its own, to the unit', () => {
    const rates = { base: 'EUR', list: [{ currency: 'USD', rate: '0.9', from: 0 }] };
    const amount = { type: 'money', minor: 700_00, currency: 'USD' } as const;
    const found = remedies(
      { roles: [clerk] },
      {
        directory: { assignments: [assigned('alice', 'Clerk')] },
        resource: payment({ amount }),
        environment: { rates },
      },
    );
    expect(changesIn(found)).toMatchObject([
      [{ kind: 'amount', to: { minor: 555_55, currency: 'USD' } }],
      [{ kind: 'limit', to: { minor: 630_00, currency: 'EUR' } }],
    ]);
  });

  test('an assignment begins now or ends later, and one of a group says for how many', () => {
    const members = ['alice', 'bob'].map((id) => member(id));
    const groups = [{ id: 'team', name: 'Team', members: ['alice', 'bob'], groups: [] }];
    const assignments = [
      assigned('alice', 'Approver', { id: 'soon', from: NOON + 5000 }),
      assigned('alice', 'Approver', { id: 'over', holder: { kind: 'group', id: 'team' }, until: NOON }),
    ];
    const period = { kind: 'period', of: 'assignment' };
    expect(remedies({ roles: [approver] }, { directory: { members, groups, assignments } })).toMatchObject([
      { changes: [{ kind: 'role' }], toHowMany: 1 },
      { changes: [{ ...period, id: 'soon', bound: 'from', from: NOON + 5000, to: NOON }], toHowMany: 1 },
      { changes: [{ ...period, id: 'over', bound: 'until', from: NOON, to: NOON + 1 }], toHowMany: 2 },
    ]);
  });

  test('a membership that has ended is put off, together with whatever else is missing', () => {
    const members = [member('alice', { until: NOON })];
    expect(changesIn(remedies({ roles: [approver] }, { directory: { members } }))).toEqual([
      [
        { kind: 'period', of: 'member', id: 'alice', bound: 'until', from: NOON, to: NOON + 1 },
        { kind: 'role', role: 'Approver', folder: '/west' },
      ],
    ]);
  });

  test('a duty is named where it is all that is missing, and beside a role that asks for it', () => {
    const guarded = role('Guarded', [{ actions: ['read', 'approve'], on, requires: ['second-factor'] }]);
    const directory = { assignments: [assigned('alice', 'Viewer')] };
    const duty = { kind: 'obligation', obligation: 'second-factor' };
    expect(changesIn(remedies({ roles: [viewer, guarded] }, { directory }))).toEqual([
      [{ kind: 'role', role: 'Guarded', folder: '/west' }, duty],
    ]);
    const holding = { assignments: [assigned('alice', 'Guarded')] };
    expect(changesIn(remedies({ roles: [guarded] }, { directory: holding }))).toEqual([[duty]]);
  });

  test('two roles are offered together where each gives what the other lacks', () => {
    const deciding = role('Deciding', [{ actions: ['approve'], on }]);
    expect(changesIn(remedies({ roles: [viewer, deciding] }, {}))).toEqual([
      [
        { kind: 'role', role: 'Viewer', folder: '/west' },
        { kind: 'role', role: 'Deciding', folder: '/west' },
      ],
    ]);
  });

  test('a record that would move needs a role in both folders, or just above them', () => {
    const writer = role('Writer', [{ actions: ['write'], on }]);
    const resource = payment({}, { folder: '/west/coast' });
    const next = payment({}, { folder: '/east' });
    const found = remedies({ roles: [writer] }, { action: 'update', resource, next });
    expect(changesIn(found)).toEqual([
      [
        { kind: 'role', role: 'Writer', folder: '/west/coast' },
        { kind: 'role', role: 'Writer', folder: '/east' },
      ],
      [{ kind: 'role', role: 'Writer', folder: '/' }],
    ]);
  });

  test('what a rule or an exclusion of actions forbids leaves only other persons, and never another account', () => {
    const members = [member('alice'), member('alias', { person: 'person alice' }), member('bob')];
    const assignments = members.map(({ id }) => assigned(id, 'Approver'));
    const exclusions = [
      { kind: 'actions', name: 'SubmitOrApprove', actions: ['submit', 'approve'], on: 'fin.PaymentRequest' },
    ] as const;
    const resource = payment(
      { amount: euros(1) },
      { history: [{ action: 'submit', person: 'person alice' }] },
    );
    expect(
      remedies({ roles: [approver], exclusions }, { directory: { members, assignments }, resource }),
    ).toMatchObject([
      { changes: [{ kind: 'another-person', persons: 1, first: ['bob'] }], decision: { outcome: 'allow' } },
    ]);
    const rules = [
      { kind: 'forbid', name: 'Frozen', actions: ['approve'], on, because: 'The books are closed.' },
    ] as const;
    expect(remedies({ roles: [approver], rules }, { directory: { members, assignments } })).toEqual([]);
  });

  test('a rule about the amount lets the amount come down', () => {
    const rules = [
      {
        kind: 'forbid',
        name: 'Large',
        actions: ['approve'],
        on,
        when: compare('amount', '>', euros(500_00)),
        because: 'Large payments are decided elsewhere.',
      },
    ] as const;
    const directory = { assignments: [assigned('alice', 'Clerk')] };
    expect(changesIn(remedies({ roles: [clerk], rules }, { directory }))).toMatchObject([
      [{ kind: 'amount', to: euros(500_00) }],
    ]);
  });

  test('no role is offered that excludes one held by any account of the person', () => {
    const members = [member('alice'), member('alias', { person: 'person alice' })];
    const exclusions = [{ kind: 'roles', name: 'Apart', roles: ['Viewer', 'Approver'] }] as const;
    const assignments = [assigned('alias', 'Viewer')];
    expect(
      remedies({ roles: [viewer, approver], exclusions }, { directory: { members, assignments } }),
    ).toEqual([]);
  });

  test('no ended assignment is put off where it would have somebody else hold what excludes each other', () => {
    const members = [member('alice'), member('bob')];
    const groups = [{ id: 'team', name: 'Team', members: ['alice', 'bob'], groups: [] }];
    const deputy = role('Deputy', [], { includes: ['Approver'] });
    const exclusions = [{ kind: 'roles', name: 'Apart', roles: ['Viewer', 'Approver'] }] as const;
    const ended = assigned('alice', 'Deputy', { holder: { kind: 'group', id: 'team' }, until: NOON });
    const found = (assignments: Directory['assignments']) =>
      changesIn(
        remedies(
          { roles: [viewer, approver, deputy], exclusions },
          { directory: { members, groups, assignments } },
        ),
      ).map((changes) => changes.map(({ kind }) => kind));
    expect(found([ended])).toEqual([['role'], ['period']]);
    expect(found([ended, assigned('bob', 'Viewer')])).toEqual([['role']]);
  });

  test('a limit is raised where it is written: in a folder scope for that folder alone', () => {
    const upTo = { minor: 600_00, currency: 'EUR' };
    const folderScopes = [
      { folder: '/west', role: 'Approver', grants: [{ actions: ['read', 'approve'], on, upTo }] },
    ];
    const directory = { assignments: [assigned('alice', 'Approver')] };
    const changed = changesIn(remedies({ roles: [approver], folderScopes }, { directory }));
    expect(changed).toMatchObject([
      [{ kind: 'amount', to: euros(600_00) }],
      [{ kind: 'limit', grant: { role: 'Approver', scope: '/west', index: 0 }, to: { minor: 700_00 } }],
    ]);
  });

  test('of a change to a record it is the new amount that comes down', () => {
    const upTo = { minor: 500_00, currency: 'EUR' };
    const roles = [viewer, role('Editor', [{ actions: ['update'], on, upTo }])];
    const directory = { assignments: [assigned('alice', 'Viewer'), assigned('alice', 'Editor')] };
    const resource = payment({ amount: euros(100_00) });
    const next = payment({ amount: euros(900_00) });
    const changed = changesIn(remedies({ roles }, { directory, action: 'update', resource, next }));
    expect(changed).toMatchObject([
      [{ kind: 'amount', of: 'next', from: euros(900_00), to: euros(500_00) }],
      [{ kind: 'limit', to: { minor: 900_00 } }],
    ]);
  });

  test('what has no amount to compare, or no rate, is told neither to lower it nor to raise a limit', () => {
    const roles = [
      viewer,
      role('Deciding', [{ actions: ['approve'], on, upTo: { minor: 1, currency: 'EUR' } }]),
    ];
    const directory = { assignments: [assigned('alice', 'Viewer'), assigned('alice', 'Deciding')] };
    for (const amount of [null, { type: 'money', minor: 5, currency: 'USD' } as const])
      expect(remedies({ roles }, { directory, resource: payment({ amount }) })).toEqual([]);
  });

  test('a suspension is nobody to lift here, and what is allowed has no remedy', () => {
    const suspended = { members: [member('alice', { status: 'suspended' })] };
    expect(remedies({ roles: [approver] }, { directory: suspended })).toEqual([]);
    const allowed = { assignments: [assigned('alice', 'Approver')] };
    expect(remedies({ roles: [approver] }, { directory: allowed })).toEqual([]);
  });

  test('of fields it tells those that come into sight, and those under a rule that come into sight on more records', () => {
    const roles = [viewer, approver];
    const fieldRules = [{ type: 'fin.PaymentRequest', field: 'purpose', visible: ['Viewer', 'Approver'] }];
    const shown = (assignments: Directory['assignments']) =>
      remedies({ roles, fieldRules }, { directory: { assignments } }).map(({ alsoGrants: { fields } }) =>
        fields.map(({ field, before }) => `${field} ${before}`),
      );
    expect(shown([])).toEqual([['purpose hidden', 'submitter hidden', 'amount hidden', 'department hidden']]);
    expect(shown([assigned('alice', 'Viewer', { folder: '/east' })])).toEqual([['purpose readable']]);
  });

  test('no more is told than was asked for', () => {
    const roles = ['A', 'B', 'C'].map((name) => role(name, [{ actions: ['manage'], on }]));
    const directory = smallDirectory({});
    const check = {
      subject: subjectIn(directory, 'alice'),
      action: 'read',
      resource: payment(),
      environment: atNoon,
    };
    const compiled = compilePolicy(smallDocument({ roles }), 1);
    expect(whyNot(compiled, directory, check)).toHaveLength(3);
    expect(whyNot(compiled, directory, check, { most: 2 })).toHaveLength(2);
  });
});
