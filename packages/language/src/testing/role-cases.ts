import { assigned, member, role } from '@remit/testkit/small-tenant';
import type { LintCase } from './lint-case.ts';
import { A, approve, granting, holds, readAccounts, roles, scope, heldAt } from './lint-parts.ts';

/** Lint finds roles that give nothing, or nobody. */
export const ROLE_CASES: readonly LintCase[] = [
  {
    title: 'a role that gives nothing',
    code: 'role-gives-nothing',
    path: 'roles[0]',
    has: granting(),
    nearly: { ...granting(), folderScopes: [scope('/west', [readAccounts])] },
    people: {},
    fixes: 1,
  },
  {
    title: 'a role that nobody holds',
    code: 'role-unassigned',
    path: 'roles[0]',
    has: roles(A, role('R', [readAccounts])),
    nearly: roles(A, role('R', [approve], { includes: ['A'] })),
    people: holds('R'),
    fixes: 1,
  },
  {
    title: 'a role that only somebody holds who has left',
    code: 'role-unassigned',
    path: 'roles[0]',
    has: granting(readAccounts),
    nearly: granting(readAccounts),
    people: { members: [member('alice', { status: 'left' })], assignments: [assigned('alice', 'R')] },
    nearlyPeople: {
      groups: [
        { id: 'outer', name: 'Outer', members: [], groups: ['inner'] },
        { id: 'inner', name: 'Inner', members: ['alice'], groups: ['outer'] },
      ],
      assignments: [assigned('outer', 'R', { holder: { kind: 'group', id: 'outer' } })],
    },
    fixes: 0,
  },
  {
    title: 'a role that is emptied wherever it is held',
    code: 'role-emptied',
    path: 'roles[0]',
    has: { ...granting(readAccounts), folderScopes: [scope('/west', [])] },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', []), scope('/west/coast', [{ actions: ['export'] }])],
    },
    people: heldAt('/west'),
    fixes: 0,
  },
  {
    title: 'base grants that a scope at the root stands instead of',
    code: 'base-grants-replaced',
    path: 'roles[0].grants',
    has: {
      ...granting(readAccounts),
      folderScopes: [scope('/', [{ ...readAccounts, actions: ['export'] }])],
    },
    nearly: {
      ...granting(readAccounts),
      folderScopes: [scope('/west', [{ ...readAccounts, actions: ['export'] }])],
    },
    fixes: 1,
  },
];
