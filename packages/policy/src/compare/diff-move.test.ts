import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { actionsOf } from '../catalog.ts';
import { compilePolicy } from '../compile.ts';
import { decide } from '../decide.ts';
import { diffMove } from './diff-move.ts';
import { movedDirectory, movedPath } from '../folder-move.ts';
import { isWithin } from '../path.ts';
import { subjectOf } from '../subject-of.ts';

const seed = runSeed();
const reads = role('Sales', [{ actions: ['read'], on: ['crm.Account'] }]);

test('whoever holds a role above the new place gains, and whoever held it above the old one loses', () => {
  const directory = smallDirectory({
    members: [member('alice'), member('ben')],
    assignments: [
      assigned('alice', 'Sales', { folder: '/west' }),
      assigned('ben', 'Sales', { folder: '/east' }),
    ],
  });
  const compiled = compilePolicy(smallDocument({ roles: [reads] }), 1);
  const found = diffMove(compiled, directory, { from: '/west/coast', to: '/east/coast' }, atNoon);
  expect(
    found.map(({ member, regions }) => [member, regions.map(({ folders, diff }) => [folders, diff.actions])]),
  ).toEqual([
    ['alice', [[['/east/coast'], [{ action: 'read', change: 'loses', through: [] }]]]],
    ['ben', [[['/east/coast'], [{ action: 'read', change: 'gains', through: [] }]]]],
  ]);
});

test('what is assigned in a folder goes with it and changes nothing', () => {
  const directory = smallDirectory({ assignments: [assigned('alice', 'Sales', { folder: '/west/coast' })] });
  const compiled = compilePolicy(smallDocument({ roles: [reads] }), 1);
  expect(diffMove(compiled, directory, { from: '/west/coast', to: '/east/coast' }, atNoon)).toEqual([]);
});

test('a folder that leaves where its role is emptied gives what the role grants', () => {
  const directory = smallDirectory({ assignments: [assigned('alice', 'Sales')] });
  const folderScopes = [{ folder: '/west', role: 'Sales', grants: [] }];
  const compiled = compilePolicy(smallDocument({ roles: [reads], folderScopes }), 1);
  const [alice] = diffMove(compiled, directory, { from: '/west/coast', to: '/east/coast' }, atNoon);
  expect(alice?.regions[0]?.diff.actions).toMatchObject([{ action: 'read', change: 'gains' }]);
});

test(`what a move is not said to change is decided alike before and after (REMIT_SEED=${seed})`, () => {
  let changed = 0;
  fc.assert(
    fc.property(
      arbitraryWorld,
      fc.nat(),
      fc.nat(),
      ({ document, directory, environment, records }, at, to) => {
        const movable = directory.folders.filter((path) => path !== '/');
        const from = movable[at % Math.max(1, movable.length)];
        if (from === undefined) return;
        const places = directory.folders.filter((path) => !isWithin(path, from));
        const into = places[to % places.length] ?? '/';
        const move = { from, to: `${into === '/' ? '' : into}/moved` };
        const compiled = compilePolicy(document, 1);
        const after = movedDirectory(directory, move);
        const found = new Map(
          diffMove(compiled, directory, move, environment).map(({ member, regions }) => [member, regions]),
        );
        const inside = records.filter(({ folder }) => folder !== null && directory.folders.includes(folder));
        for (const { id } of directory.members) {
          const [was, is] = [subjectOf(directory, id), subjectOf(after, id)];
          if (was === null || is === null) throw new Error(`no ${id}`);
          for (const resource of inside) {
            const folder = movedPath(resource.folder ?? '/', move);
            const type = compiled.types.get(resource.type);
            if (type === undefined) continue;
            for (const action of actionsOf(type)) {
              const before = decide(compiled, { subject: was, action, resource, environment });
              const now = decide(compiled, {
                subject: is,
                action,
                resource: { ...resource, folder },
                environment,
              });
              if ((before.outcome === 'allow') === (now.outcome === 'allow')) continue;
              changed += 1;
              const told = (found.get(id) ?? [])
                .filter(({ folders, diff }) => folders.includes(folder) && diff.type === resource.type)
                .flatMap(({ diff }) => diff.actions.filter((each) => each.action === action));
              const expected =
                now.outcome === 'allow' ? ['gains', 'wider', 'narrower'] : ['loses', 'narrower'];
              expect(expected).toContain(told[0]?.change);
            }
          }
        }
      },
    ),
    { seed, numRuns: 150 },
  );
  expect(changed).toBeGreaterThan(20);
});
