import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const isTest = (file: string): boolean => /\.(test|spec)(-d)?\.tsx?$|\/testing\//.test(file);
const folders = ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}', 'scripts/**/*.ts'];
const sources = globSync(folders).filter((file) => !isTest(file));

const filesWith = (pattern: RegExp): ReadonlySet<string> =>
  new Set(sources.filter((file) => pattern.test(readFileSync(file, 'utf8'))));

// Each of these is a way to rows of several tenants at once. Whoever adds one says here that they mean it.
test('only the store opens it, only counting for operators goes through it', () => {
  expect(filesWith(/['"/]cross-tenant(\.ts)?['"]/)).toEqual(
    new Set(['packages/store/src/open-store.ts', 'packages/store/src/tenants/tenant-counts.ts']),
  );
});

test('nobody connects with its login but itself, and nobody but those who watch and make roles names it', () => {
  expect(filesWith(/roles\.cross\b/)).toEqual(
    new Set([
      'packages/store/src/tenants/cross-tenant.ts',
      'packages/store/src/provision/provision-roles.ts',
      'packages/store/src/provision/provision.ts',
      'packages/store/src/directory/watch-roles.ts',
    ]),
  );
});

test('only operators, who must say why, are given its numbers', () => {
  expect(filesWith(/\bcountTenants\b/)).toEqual(
    new Set([
      'packages/api/src/operator/operator-router.ts',
      'packages/store/src/open-store.ts',
      'packages/store/src/tenants/tenant-counts.ts',
    ]),
  );
});
