import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { importMap } from './import-map.ts';
import { filesOf, importsOf } from './imports-of.ts';

const folders = [...importMap, 'testkit'].map((name) => `packages/${name}`);

/** The file of this project that an import names; null for what comes from elsewhere. */
function fileOf(from: string, target: string): string | null {
  if (target.startsWith('.')) return join(dirname(from), target);
  const [, folder, file] = /^@remit\/([a-z-]+)\/(.+)$/.exec(target) ?? [];
  return folder === undefined ? null : `packages/${folder}/src/${file}.ts`;
}

/**
 * A walk in which every file comes after all that it imports; a file met again before it was done closes a circle.
 * Source: depth-first search, Tarjan 1972.
 */
function firstCircle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): readonly string[] => {
    if (done.has(file)) return [];
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    way.push(file);
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next);
      if (circle.length > 0) return circle;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = visit(file);
    if (circle.length > 0) return circle;
  }
  return [];
}

it('finds a circle of files', () => {
  expect(
    firstCircle(
      new Map([
        ['a', ['b', 'c']],
        ['c', ['d']],
        ['d', ['a']],
      ]),
    ),
  ).toEqual(['a', 'c', 'd', 'a']);
});

it('no file imports itself by way of others, not even a type', () => {
  const files = [...folders, 'apps/server', 'apps/console', 'apps/cli'].flatMap(filesOf);
  const imports = new Map(
    files.map((file) => {
      const named = importsOf(file).map(({ target }) => fileOf(file, target));
      return [file, named.filter((each) => each !== null).filter((each) => existsSync(each))];
    }),
  );
  expect(imports.size).toBeGreaterThan(1_000);
  expect(firstCircle(imports)).toEqual([]);
});
