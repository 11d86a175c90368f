import { role, smallDocument } from '@remit/testkit/small-tenant';
import { expect, test } from 'vitest';
import { rolledBack } from './rolled-back.ts';

const read = { actions: ['read'], on: ['crm.Account'] };
const first = smallDocument({ roles: [role('A', [])] });
const second = smallDocument({ roles: [role('A', [read])] });
const third = smallDocument({ roles: [role('A', [read]), role('B', [])] });

test('going back to a version publishes that version, whatever came after it', () => {
  expect(rolledBack({ before: first, version: first, present: third, item: null, way: 'back' })).toEqual({
    possible: true,
    document: first,
  });
});

test('there is no going back to what is in force', () => {
  const plan = rolledBack({ before: second, version: third, present: third, item: null, way: 'back' });
  expect(plan).toEqual({ possible: false, reason: null });
});

test('one change is taken back and what came after it stays', () => {
  const item = { kind: 'role', key: 'A' } as const;
  const plan = rolledBack({ before: first, version: second, present: third, item, way: 'back' });
  expect(plan).toMatchObject({
    possible: true,
    document: {
      roles: [
        { name: 'A', grants: [] },
        { name: 'B', grants: [] },
      ],
    },
  });
});

test('a change that was changed again since is refused with its reason', () => {
  const again = smallDocument({ roles: [role('A', [read, { ...read, actions: ['update'] }])] });
  const item = { kind: 'role', key: 'A' } as const;
  const plan = rolledBack({ before: first, version: second, present: again, item, way: 'back' });
  expect(plan.possible ? null : plan.reason).toMatch(/^The role `A` was changed again since/);
});

test('an item is taken up as an older version has it, and everything else stays', () => {
  const fourth = smallDocument({ roles: [role('A', []), role('B', [])] });
  const item = { kind: 'role', key: 'A' } as const;
  const plan = rolledBack({ before: first, version: second, present: fourth, item, way: 'up' });
  expect(plan).toMatchObject({
    possible: true,
    document: {
      roles: [
        { name: 'A', grants: [read] },
        { name: 'B', grants: [] },
      ],
    },
  });
  const again = rolledBack({ before: first, version: second, present: third, item, way: 'up' });
  expect(again).toEqual({ possible: false, reason: null });
});
