import { expect, test } from 'vitest';
import { assigned, atNoon, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import { compilePolicy } from '../compile.ts';
import type { PolicyDocument } from '../document.ts';
import { sameForAll } from './same-for-all.ts';

function ask(document: PolicyDocument): boolean {
  const directory = smallDirectory({ assignments: [assigned('alice', 'Seller')] });
  const subject = subjectIn(directory, 'alice');
  return sameForAll(compilePolicy(document, 1), subject, 'read', 'crm.Account', atNoon.now);
}

const own = [{ kind: 'own' }] as const;

test.each([
  ['a grant without narrowing', [{ actions: ['read'] }], true],
  ['a grant of own records', [{ actions: ['read'], qualifiers: own }], false],
  [
    'one grant that asks and one that does not',
    [{ actions: ['read'] }, { actions: ['read'], qualifiers: own }],
    false,
  ],
  [
    'a grant of own records of another action',
    [{ actions: ['read'] }, { actions: ['update'], qualifiers: own }],
    true,
  ],
] as const)('what is reached is the same for everybody, or not, by %s', (_, grants, expected) => {
  expect(ask(smallDocument({ roles: [role('Seller', grants)] }))).toBe(expected);
});

test('a rule that asks who somebody is makes it differ', () => {
  const document = smallDocument({ roles: [role('Seller', [{ actions: ['read'] }])] });
  const forbid = {
    kind: 'forbid',
    name: 'OwnAlone',
    actions: ['read'],
    on: ['crm.Account'],
    when: {
      kind: 'compare',
      operator: '!=',
      left: { kind: 'attribute', of: 'resource', name: 'owner' },
      right: { kind: 'attribute', of: 'subject', name: 'id' },
    },
    because: 'each their own',
  } as const;
  expect(ask({ ...document, rules: [forbid] })).toBe(false);
});
