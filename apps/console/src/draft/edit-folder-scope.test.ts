import { compilePolicy } from '@remit/policy/compile';
import { grantsHere } from '@remit/policy/grants-here';
import { validatePolicy } from '@remit/policy/validate/validate';
import type { PolicyDocument } from '@remit/policy/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  carryFolderScopes,
  clearFolderScope,
  copyFolderScope,
  editScopeGrant,
  meaningAt,
  orphanScopes,
  setFolderScope,
} from './edit-folder-scope.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { matchingFolders } from './matching-folders.ts';
import { documentWith } from './testing/document-with.ts';

const folders = [
  '/',
  '/sales',
  '/sales/emea',
  '/sales/emea/uk',
  '/sales/apac',
  '/sales/apac/uk',
  '/people',
] as const;
const start = documentWith(
  { name: 'Rep', grants: [{ actions: ['read', 'update'], on: ['crm.Contract'] }] },
  { name: 'Lead', includes: ['Rep'], grants: [{ actions: ['delete'], on: ['crm.Contract'] }] },
);
const done = (outcome: EditOutcome): PolicyDocument => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.document;
};

test('a role is narrowed in a folder from what it means there, and nowhere else', () => {
  const after = done(
    editScopeGrant(start, {
      folder: '/sales',
      role: 'Rep',
      type: 'crm.Contract',
      action: 'update',
      to: 'none',
    }),
  );
  expect(after.folderScopes).toEqual([
    { folder: '/sales', role: 'Rep', grants: [{ actions: ['read'], on: ['crm.Contract'] }] },
  ]);
  expect(after.roles).toEqual(start.roles);
  const below = done(
    editScopeGrant(after, {
      folder: '/sales/emea',
      role: 'Rep',
      type: 'crm.Contract',
      action: 'read',
      to: 'none',
    }),
  );
  expect(meaningAt(below, { folder: '/sales/emea/uk', role: 'Rep' })).toEqual([]);
  expect(meaningAt(below, { folder: '/sales/apac', role: 'Rep' })).toEqual([
    { actions: ['read'], on: ['crm.Contract'] },
  ]);
});

test('saying something of a folder and taking it back leaves what was there; what is said is what the engine takes', () => {
  const place = fc.record({
    folder: fc.constantFrom(...folders),
    role: fc.constantFrom('Rep', 'Lead'),
    empty: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 6 }), place, (said, last) => {
      const grants = (empty: boolean) => (empty ? [] : [{ actions: ['read'], on: ['crm.Contract'] }]);
      const document = said.reduce(
        (before, each) => done(setFolderScope(before, each, grants(each.empty))),
        start,
      );
      expect(validatePolicy(document)).toEqual([]);
      const clear = done(clearFolderScope(document, last));
      const set = done(setFolderScope(clear, last, grants(last.empty)));
      expect(done(clearFolderScope(set, last))).toEqual(clear);
      const compiled = compilePolicy(set, 1);
      for (const folder of folders) {
        expect(meaningAt(set, { folder, role: last.role })).toEqual(
          grantsHere(compiled, last.role, folder).map(({ grant }) => grant),
        );
      }
    }),
    { numRuns: 150 },
  );
});

test('what a role means in a folder is copied, and goes along where the folder moves', () => {
  const narrow = done(setFolderScope(start, { folder: '/sales/emea', role: 'Rep' }, []));
  const copied = done(copyFolderScope(narrow, { folder: '/sales/emea', role: 'Rep' }, ['/sales/apac']));
  expect(copied.folderScopes.map(({ folder }) => folder)).toEqual(['/sales/emea', '/sales/apac']);
  expect(copyFolderScope(start, { folder: '/sales', role: 'Rep' }, ['/people'])).toMatchObject({ ok: false });
  const carried = done(carryFolderScopes(narrow, { from: '/sales', to: '/people/sales' }));
  expect(carried.folderScopes.map(({ folder }) => folder)).toEqual(['/sales/emea', '/people/sales/emea']);
});

test('what is said of a folder that has gone is found, and nothing else', () => {
  const said = done(setFolderScope(start, { folder: '/sales/emea', role: 'Rep' }, []));
  const more = done(setFolderScope(said, { folder: '/gone', role: 'Rep' }, []));
  expect(orphanScopes(more, new Set(folders)).map(({ folder }) => folder)).toEqual(['/gone']);
  expect(orphanScopes(said, new Set(folders))).toEqual([]);
});

test.each([
  ['/sales/*', ['/sales/emea', '/sales/apac']],
  ['/sales/**', ['/sales', '/sales/emea', '/sales/emea/uk', '/sales/apac', '/sales/apac/uk']],
  ['/**/uk', ['/sales/emea/uk', '/sales/apac/uk']],
  ['/sales/*a*/uk', ['/sales/emea/uk', '/sales/apac/uk']],
  ['/sales/a*', ['/sales/apac']],
  ['/sales', ['/sales']],
  ['/*', ['/', '/sales', '/people']],
  ['sales', []],
])('the pattern %s fits %j', (pattern, fitting) => {
  expect(matchingFolders(pattern, folders)).toEqual(fitting);
});

test('a pattern of many stars is answered at once', () => {
  const deep = `/${Array.from({ length: 60 }, () => 'a').join('/')}`;
  expect(matchingFolders(`${'/**/*a*'.repeat(25)}/b`, [deep])).toEqual([]);
});
