import { expect, test } from 'vitest';
import { documentWith } from '../../draft/testing/document-with.ts';
import { roleNames } from './role-names.ts';

test('a role goes by its label, and by its name where it has none', () => {
  expect(
    roleNames(documentWith({ name: 'Rep', label: 'Sales rep', grants: [] }, { name: 'Clerk', grants: [] })),
  ).toEqual([
    { name: 'Rep', label: 'Sales rep' },
    { name: 'Clerk', label: 'Clerk' },
  ]);
});

test('an edit of what a role grants leaves the very same list, and one of its label another', () => {
  const before = roleNames(documentWith({ name: 'Rep', label: 'Sales rep', grants: [] }));
  const granted = documentWith({
    name: 'Rep',
    label: 'Sales rep',
    grants: [{ actions: ['read'], on: ['crm.Contract'] }],
  });
  expect(roleNames(granted)).toBe(before);
  expect(roleNames(documentWith({ name: 'Rep', label: 'Agent', grants: [] }))).toEqual([
    { name: 'Rep', label: 'Agent' },
  ]);
});
