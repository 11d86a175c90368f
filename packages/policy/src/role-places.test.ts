import { describe, expect, test } from 'vitest';
import { NOON, assigned, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { CompiledPolicy } from './compiled-policy.ts';
import { compilePolicy } from './compile.ts';
import { placesOf, scopedGrants } from './role-places.ts';

function compiledWith(scopes: readonly string[]): CompiledPolicy {
  return compilePolicy(
    smallDocument({
      roles: [role('Held', [{ actions: ['read'] }])],
      folderScopes: scopes.map((folder) => ({ folder, role: 'Held', grants: [{ actions: ['update'] }] })),
    }),
    1,
  );
}

function placesIn(compiled: CompiledPolicy, folders: readonly string[]) {
  const assignments = folders.map((folder) => assigned('alice', 'Held', { folder, id: folder }));
  const subject = subjectIn(smallDirectory({ assignments }), 'alice');
  return placesOf(compiled, subject, NOON).get('Held') ?? [];
}

describe('the places where a role is held', () => {
  test.each([
    [
      ['/west', '/east'],
      ['/west', '/east'],
    ],
    [['/west', '/west/coast'], ['/west']],
    [['/west/coast', '/west'], ['/west']],
    [['/west/coast', '/east', '/west', '/'], ['/']],
    [['/west', '/west'], ['/west']],
    [
      ['/west', '/west2'],
      ['/west', '/west2'],
    ],
    [[], []],
  ])('of %j are the topmost, %j', (folders, expected) => {
    expect(placesIn(compiledWith([]), folders).map(({ tree }) => tree)).toEqual(expected);
  });
});

describe('what a role means, place by place', () => {
  const meant = (scopes: readonly string[], held: readonly string[]) => {
    const compiled = compiledWith(scopes);
    return scopedGrants(compiled, 'Held', placesIn(compiled, held)).map(({ grants, place }) => [
      grants[0]?.reference.scope ?? 'base',
      place.tree,
      place.except.toSorted(),
    ]);
  };

  test.each<readonly [readonly string[], readonly string[], readonly unknown[]]>([
    [[], ['/west'], [['base', '/west', []]]],
    [['/west'], ['/west'], [['/west', '/west', []]]],
    [['/west'], ['/west/coast'], [['/west', '/west/coast', []]]],
    [['/west'], ['/east'], [['base', '/east', []]]],
    [
      ['/west/coast'],
      ['/west'],
      [
        ['base', '/west', ['/west/coast']],
        ['/west/coast', '/west/coast', []],
      ],
    ],
    [
      ['/west', '/west/coast', '/west/coast/deep', '/east'],
      ['/'],
      [
        ['base', '/', ['/east', '/west']],
        ['/west', '/west', ['/west/coast']],
        ['/west/coast', '/west/coast', ['/west/coast/deep']],
        ['/west/coast/deep', '/west/coast/deep', []],
        ['/east', '/east', []],
      ],
    ],
    [['/west', '/west/coast'], ['/west/coast'], [['/west/coast', '/west/coast', []]]],
    [['/'], ['/west'], [['/', '/west', []]]],
    [['/west/coast', '/west/bay'], ['/west/bay'], [['/west/bay', '/west/bay', []]]],
    [
      ['/west/coast', '/east/far'],
      ['/west'],
      [
        ['base', '/west', ['/west/coast']],
        ['/west/coast', '/west/coast', []],
      ],
    ],
  ])('with scopes at %j, held at %j', (scopes, held, expected) => {
    expect(meant(scopes, held)).toEqual(expected);
  });
});
