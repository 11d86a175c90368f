import { describe, expect, test } from 'vitest';
import {
  account,
  assigned,
  atNoon,
  compare,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Directory } from './directory.ts';
import type { PolicyDocument } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { folderTree, liesIn, type FolderNode } from './folder-tree.ts';
import { LIMITS } from './limits.ts';
import { linkSubject } from './linked-subject.ts';
import { roleGrants } from './role-grants.ts';
import type { Subject } from './subject.ts';

const compiledOf = (policy: Partial<PolicyDocument>, version = 1) =>
  compilePolicy(smallDocument(policy), version);

function aliceIn(directory: Partial<Directory>): Subject {
  const alice = subjectIn(smallDirectory(directory), 'alice');
  return alice;
}

const reads = (compiled: ReturnType<typeof compiledOf>, subject: Subject, folder = '/west'): boolean =>
  decide(compiled, { subject, action: 'read', resource: account({}, { folder }), environment: atNoon })
    .outcome === 'allow';

const reading = role('Held', [{ actions: ['read'] }]);

describe('a subject that one version has seen', () => {
  test('is seen anew by the next, and by the one before when it is asked again', () => {
    const alice = aliceIn({ assignments: [assigned('alice', 'Held')] });
    const given = compiledOf({ roles: [reading] }, 1);
    const taken = compiledOf({ roles: [role('Held', [])] }, 2);
    const gone = compiledOf({ roles: [] }, 3);
    for (let round = 0; round < 2; round++) {
      expect(reads(given, alice)).toBe(true);
      expect(reads(taken, alice)).toBe(false);
      expect(reads(gone, alice)).toBe(false);
    }
  });

  test('is not worked out again while the version stays', () => {
    const alice = aliceIn({ assignments: [assigned('alice', 'Held')] });
    const compiled = compiledOf({ roles: [reading] });
    expect(linkSubject(compiled, alice)).toBe(linkSubject(compiled, alice));
    expect(linkSubject(compiledOf({ roles: [reading] }), alice)).not.toBe(linkSubject(compiled, alice));
  });

  test('takes nothing of it along into a copy', () => {
    const alice = aliceIn({ assignments: [assigned('alice', 'Held')] });
    const compiled = compiledOf({ roles: [reading] });
    expect(reads(compiled, alice)).toBe(true);
    expect(reads(compiled, { ...alice, assignments: [] })).toBe(false);
  });

  test('holds nothing by an assignment to what is no folder, or of a role that the version does not have', () => {
    const compiled = compiledOf({ roles: [reading] });
    const nowhere = ['west', '/west/', '//', ''].map((folder) => assigned('alice', 'Held', { folder }));
    expect(linkSubject(compiled, aliceIn({ assignments: nowhere })).held).toEqual([]);
    expect(linkSubject(compiled, aliceIn({ assignments: [assigned('alice', 'Other')] })).held).toEqual([]);
  });
});

describe('a tree of folders', () => {
  const nodeIn = (tree: ReturnType<typeof folderTree>, path: string): FolderNode => {
    const node = tree(path);
    if (node === null) throw new Error(`${path} is no folder`);
    return node;
  };

  test('knows a folder again', () => {
    const tree = folderTree(new Set());
    expect(tree('/a/b')).toBe(tree('/a/b'));
    expect(tree('/a/b')?.lineage.map(({ path }) => path)).toEqual(['/', '/a', '/a/b']);
    expect(tree('/a/b')?.lineage[1]).toBe(tree('/a'));
    expect(tree('/a/b')?.depth).toBe(2);
  });

  test('knows the nearest folder in which a role means something else, and none where there is none', () => {
    const tree = folderTree(new Set(['/a', '/a/b/c']));
    expect(
      ['/', '/x', '/a', '/a/b', '/a/b/c', '/a/b/c/d'].map((path) => tree(path)?.scope?.path ?? null),
    ).toEqual([null, null, '/a', '/a', '/a/b/c', '/a/b/c']);
  });

  test.each(['', 'a', '/a/', '//', '/a//b', 'a/b', 'x'])('takes %j for no folder', (path) => {
    expect(folderTree(new Set())(path)).toBeNull();
  });

  test('is as deep as its bound, and no deeper', () => {
    const deep = (levels: number): string => '/a'.repeat(levels);
    const tree = folderTree(new Set());
    expect(tree(deep(LIMITS.folders))?.depth).toBe(LIMITS.folders);
    expect(tree(deep(LIMITS.folders + 1))).toBeNull();
  });

  test('says what lies where, segment by segment', () => {
    const tree = folderTree(new Set());
    const lies = (path: string, in_: string): boolean => liesIn(nodeIn(tree, path), nodeIn(tree, in_));
    expect(lies('/a/b', '/a')).toBe(true);
    expect(lies('/a', '/a')).toBe(true);
    expect(lies('/a', '/')).toBe(true);
    expect(lies('/a', '/a/b')).toBe(false);
    expect(lies('/ab', '/a')).toBe(false);
    expect(lies('/x/a', '/a')).toBe(false);
  });

  test('keeps only so many folders, and says the same of those beyond', () => {
    const tree = folderTree(new Set(['/w']));
    for (let at = 0; at < 65_536; at++) tree(`/n${at}`);
    expect(tree('/n1')).toBe(tree('/n1'));
    expect(tree('/late/below')).not.toBe(tree('/late/below'));
    expect(liesIn(nodeIn(tree, '/late/below'), nodeIn(tree, '/late'))).toBe(true);
    expect(liesIn(nodeIn(tree, '/late'), nodeIn(tree, '/late/below'))).toBe(false);
    expect(liesIn(nodeIn(tree, '/later'), nodeIn(tree, '/late'))).toBe(false);
    expect(nodeIn(tree, '/w/late').scope?.path).toBe('/w');
  });
});

describe('what a role grants', () => {
  const west = compare('region', '=', text('west'));
  const policy: Partial<PolicyDocument> = {
    roles: [
      role('Held', [{ actions: ['read'] }, { actions: ['read'], on: ['crm.Account'], where: west }]),
      role('Other', [{ actions: ['read'] }]),
      role('Outer', [], { includes: ['Held'] }),
    ],
    folderScopes: [
      { folder: '/west', role: 'Other', grants: [] },
      { folder: '/east', role: 'Held', grants: [] },
    ],
  };
  const compiled = compiledOf(policy);
  const grantsAt = (path: string, name = 'Held', action = 'read') => {
    const held = compiled.assignable.get(name);
    const folder = compiled.folders(path);
    const asked = compiled.actions.get('crm.Account')?.get(action);
    if (held === undefined || folder === null || asked === undefined) throw new Error('nothing to ask');
    return roleGrants(compiled, held, folder, asked);
  };

  test('is worked out once, and once for all folders where it means the same', () => {
    expect(grantsAt('/')).toHaveLength(2);
    expect(grantsAt('/')).toBe(grantsAt('/'));
    expect(grantsAt('/west/coast')).toBe(grantsAt('/'));
    expect(grantsAt('/east')).toEqual([]);
    expect(grantsAt('/east/deep')).toBe(grantsAt('/east'));
    expect(grantsAt('/', 'Held', 'delete')).toBe(grantsAt('/', 'Other', 'delete'));
  });

  test('is one and the same grant in every role that includes it', () => {
    expect(grantsAt('/', 'Outer')).toEqual(grantsAt('/'));
    expect(grantsAt('/', 'Outer')[0]).toBe(grantsAt('/')[0]);
    expect(grantsAt('/')[0]?.alone).toEqual([grantsAt('/')[0]]);
  });

  test('asks nothing of a record where the grant asks nothing, and the one thing where it asks one', () => {
    const [open, narrow] = grantsAt('/');
    expect(open?.test).toBeNull();
    expect(narrow?.test).toBe(narrow?.clauses[0]?.test);
  });

  test('comes by the shortest way of inclusion', () => {
    const { closures } = compiledOf({
      roles: [role('A', [], { includes: ['B', 'C'] }), role('B', [], { includes: ['C'] }), role('C', [], {})],
    });
    expect(closures.get('A')).toEqual([['A'], ['A', 'B'], ['A', 'C']]);
  });
});
