import { expect, test } from 'vitest';
import { documentWith } from '../../draft/testing/document-with.ts';
import { beginRole, type RoleBeginning } from './begin-role.ts';

const document = documentWith(
  { name: 'Rep', label: 'Sales rep', module: 'crm', grants: [{ actions: ['read'], on: ['crm.Contract'] }] },
  { name: 'Clerk', grants: [] },
);

function begun(beginning: RoleBeginning, name = 'AreaManager') {
  const outcome = beginRole(document, name, 'Area manager', beginning);
  return outcome.ok ? outcome.document.roles.find((role) => role.name === name) : outcome.reason;
}

test.each<[string, RoleBeginning, object]>([
  ['nothing', { from: 'empty' }, { grants: [] }],
  [
    'a copy of another role, in its module',
    { from: 'role', role: 'Rep' },
    { module: 'crm', grants: [{ actions: ['read'], on: ['crm.Contract'] }] },
  ],
  ['all that somebody holds', { from: 'person', includes: ['Rep', 'Clerk'] }, { includes: ['Rep', 'Clerk'] }],
])('a role that begins as %s has the name that it was given', (_, beginning, expected) => {
  expect(begun(beginning)).toMatchObject({ name: 'AreaManager', label: 'Area manager', ...expected });
});

test('a role that begins as what somebody holds who holds nothing includes nothing', () => {
  expect(begun({ from: 'person', includes: [] })).not.toHaveProperty('includes');
});

test('a name that another role has is refused, whatever the new one begins as', () => {
  for (const beginning of [{ from: 'empty' }, { from: 'role', role: 'Rep' }] as const)
    expect(begun(beginning, 'Clerk')).toEqual(expect.any(String));
});
