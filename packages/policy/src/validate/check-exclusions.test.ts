import { describe, expect, test } from 'vitest';
import { NOON, assigned, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import type { Assignment, Member } from '../directory.ts';
import { checkExclusions } from './check-exclusions.ts';
import { compilePolicy } from '../compile.ts';

const compiled = compilePolicy(
  smallDocument({
    roles: [role('Payer', []), role('Approver', []), role('Boss', [], { includes: ['Approver'] })],
    exclusions: [{ kind: 'roles', name: 'payOrApprove', roles: ['Payer', 'Approver'] }],
  }),
  1,
);

const found = (assignments: readonly Assignment[], members: readonly Member[] = [member('alice')]) =>
  checkExclusions(compiled, smallDirectory({ members, assignments }), NOON).map(({ person, roles }) => [
    person,
    roles,
  ]);

const conflict = (who: string) => [[who, ['Payer', 'Approver']]];

describe('roles that nobody may hold together', () => {
  test('are found wherever in the tree each is held', () => {
    const assignments = [
      assigned('alice', 'Payer', { folder: '/west' }),
      assigned('alice', 'Approver', { folder: '/east' }),
    ];
    expect(found(assignments)).toEqual(conflict('person alice'));
  });

  test('also where one comes by inclusion', () => {
    expect(found([assigned('alice', 'Payer'), assigned('alice', 'Boss')])).toEqual(conflict('person alice'));
  });

  test('also where one person holds them by two accounts', () => {
    const members = [member('alice', { person: 'Alice' }), member('alice2', { person: 'Alice' })];
    expect(found([assigned('alice', 'Payer'), assigned('alice2', 'Approver')], members)).toEqual(
      conflict('Alice'),
    );
  });

  test('also where one has yet to begin, and not where one is over', () => {
    const payer = assigned('alice', 'Payer');
    expect(found([payer, assigned('alice', 'Approver', { from: NOON + 1 })])).toEqual(
      conflict('person alice'),
    );
    expect(found([payer, assigned('alice', 'Approver', { until: NOON })])).toEqual([]);
  });

  test('one of them alone is no conflict', () => {
    expect(found([assigned('alice', 'Payer')])).toEqual([]);
  });

  test('are no conflict where one is over before the other begins', () => {
    const apart = [
      assigned('alice', 'Payer', { until: NOON + 5 }),
      assigned('alice', 'Approver', { from: NOON + 5 }),
    ];
    expect(found(apart)).toEqual([]);
  });

  test('come with the smallest example, and when it first holds', () => {
    const assignments = [
      assigned('alice', 'Payer', { from: NOON + 5 }),
      assigned('alice', 'Boss'),
      assigned('alice', 'Approver'),
    ];
    const directory = smallDirectory({ members: [member('alice')], assignments });
    expect(checkExclusions(compiled, directory, NOON)).toMatchObject([
      {
        at: NOON + 5,
        example: [
          { role: 'Payer', assignmentId: 'alice Payer', includePath: ['Payer'] },
          { role: 'Approver', assignmentId: 'alice Approver', includePath: ['Approver'] },
        ],
      },
    ]);
  });
});
