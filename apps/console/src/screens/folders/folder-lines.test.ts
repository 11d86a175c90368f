import { expect, test } from 'vitest';
import { byTree, folderLines } from './folder-lines.ts';
import { rolesInFolders } from './role-in-folder.ts';

const folders = ['/', '/sales', '/sales-old', '/sales/emea', '/sales/emea/uk', '/people'];
const shown = (lines: ReturnType<typeof folderLines>): readonly string[] =>
  lines.map(
    ({ path, level, expanded }) => `${level} ${path}${expanded === undefined ? '' : expanded ? ' -' : ' +'}`,
  );

test('a folder comes before what lies below it, and that before what only begins alike', () => {
  expect(['/sales-old', '/sales/emea', '/sales', '/'].toSorted(byTree)).toEqual([
    '/',
    '/sales',
    '/sales/emea',
    '/sales-old',
  ]);
});

test('what lies below a folder shows once it and all above it are open', () => {
  expect(shown(folderLines(folders, {}, new Set(['/']), ''))).toEqual([
    '1 / -',
    '2 /people',
    '2 /sales +',
    '2 /sales-old',
  ]);
  expect(shown(folderLines(folders, {}, new Set(['/sales', '/sales/emea']), ''))).toEqual(['1 / +']);
});

test('whoever sees one branch sees it from its top', () => {
  expect(shown(folderLines(['/sales/emea', '/sales/emea/uk'], {}, new Set(['/sales/emea']), ''))).toEqual([
    '1 /sales/emea -',
    '2 /sales/emea/uk',
  ]);
});

test('what is searched for shows with what is above it, by path or by name', () => {
  expect(shown(folderLines(folders, { '/sales/emea/uk': 'Britain' }, new Set(), 'brit'))).toEqual([
    '1 / -',
    '2 /sales -',
    '3 /sales/emea -',
    '4 /sales/emea/uk',
  ]);
});

test('a folder says both what is set in it and what comes from above', () => {
  const at = rolesInFolders(
    [
      { folder: '/', role: 'Rep', here: 4, inAll: 4 },
      { folder: '/sales', role: 'Rep', here: 2, inAll: 5 },
    ],
    [
      { folder: '/', role: 'Rep', grants: 1 },
      { folder: '/sales/emea', role: 'Rep', grants: 0 },
    ],
  );
  expect(at('Rep', '/sales')).toEqual({
    here: 2,
    inAll: 5,
    from: ['/'],
    narrowed: null,
    narrowedFrom: { folder: '/', how: 'narrowed' },
  });
  expect(at('Rep', '/sales/emea/uk')).toMatchObject({
    here: 0,
    inAll: 5,
    from: ['/sales', '/'],
    narrowedFrom: { folder: '/sales/emea', how: 'emptied' },
  });
  expect(at('Lead', '/sales')).toMatchObject({ here: 0, inAll: 0, narrowed: null, narrowedFrom: null });
});
