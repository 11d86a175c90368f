import { expect, test } from 'vitest';
import { cellStates } from '../../draft/cell-states.ts';
import { documentWith } from '../../draft/testing/document-with.ts';
import { matrixAddress } from './matrix-address.ts';
import { matrixFilter } from './matrix-filter.ts';
import { matrixRows } from './matrix-lines.ts';

const document = documentWith(
  { name: 'Rep', grants: [{ actions: ['read', 'update'], on: ['crm.Contract'] }] },
  { name: 'Clerk', grants: [{ actions: ['read'], on: ['crm.Contract'] }] },
);
const ground = {
  roles: document.roles,
  now: cellStates(document),
  changes: () => [{ role: 'Clerk', type: 'crm.Contract', action: 'read' }],
  risky: (_role: string, _type: string, action: string) => action === 'delete',
  unused: (role: string, _type: string, action: string) => role === 'Rep' && action === 'update',
  holdersOf: (role: string) => (role === 'Rep' ? 2 : 0),
};

/** The actions of contracts, and the roles, that an address leaves. */
function shown(search: Parameters<typeof matrixAddress>[0], changes: Partial<typeof ground> = {}) {
  const filter = matrixFilter(matrixAddress(search), { ...ground, ...changes });
  const rows = matrixRows({
    document,
    types: document.resources,
    q: '',
    module: 'crm',
    closed: new Set(),
    shows: filter.showsAction,
  });
  return {
    actions: rows.flatMap(({ type, actions, expanded }) =>
      type === 'crm.Contract' && expanded !== undefined ? actions : [],
    ),
    roles: document.roles.flatMap(({ name }) => (filter.showsRole(name, rows) ? [name] : [])),
  };
}

const all = ['read', 'create', 'update', 'delete', 'export'];
const both = ['Rep', 'Clerk'];

test.each<[string, string, readonly string[], readonly string[]]>([
  ['everything', 'all', all, both],
  ['what the draft changes, and whose', 'changed', ['read'], ['Clerk']],
  ['what is risky, for whoever has it', 'risky', ['delete'], both],
  ['what nobody used, for whose it is', 'unused', ['update'], ['Rep']],
  ['what no role grants', 'idle', ['create', 'delete', 'export'], both],
  ['roles that nobody holds', 'unheld', all, ['Clerk']],
])('the address shows %s', (_, show, actions, roles) => {
  expect(shown({ show })).toEqual({ actions, roles });
});

test('as long as it is not known what was used, everything shows', () => {
  const filter = matrixFilter(matrixAddress({ show: 'unused' }), { ...ground, unused: null });
  expect(filter.showsAction('crm.Contract', 'read')).toBe(true);
  expect(filter.showsRole('Clerk', [])).toBe(true);
});

test('of two roles that are compared, only that shows in which they differ', () => {
  expect(shown({ compare: 'Rep,Clerk' }).actions).toEqual(['update']);
});
