import { expect, test } from 'vitest';
import { graphFocus } from './graph-focus.ts';

const id = '0c868b86-57e1-8dd1-9419-a7218f7e4176';

test.each([
  [`person:${id}`, { kind: 'person', id }],
  [`group:${id}`, { kind: 'group', id }],
  ['department:/a/b', { kind: 'department', id: '/a/b' }],
  ['role:SalesRep', { kind: 'role', id: 'SalesRep' }],
  ['folder:/sales', { kind: 'folder', id: '/sales' }],
  ['permission:crm.Account:read', { kind: 'permission', type: 'crm.Account', action: 'read' }],
])('%s is what the graph is drawn around', (key, focus) => {
  expect(graphFocus(key)).toEqual(focus);
});

test.each([
  'person:alice',
  'group:',
  'folder:sales',
  'role:a b',
  'permission:crm.Account',
  'permission:account:read',
  'zz',
  '',
])('the server is not asked about what is nothing: %s', (key) => {
  expect(graphFocus(key)).toBeNull();
});
