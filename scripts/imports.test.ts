import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { driverPackages, fuzzers, importMap, purePackages } from './import-map.ts';
import { filesOf, importsOf } from './imports-of.ts';

const packageOf = (target: string): string | null => /^@remit\/([a-z-]+)\//.exec(target)?.[1] ?? null;

describe('the map of imports', () => {
  it('names every package there is, and only those', () => {
    const there = readdirSync('packages').filter((name) => existsSync(`packages/${name}/package.json`));
    expect(new Set(there)).toEqual(new Set([...importMap, 'testkit']));
  });

  it.each(importMap)('%s imports only packages above it', (name) => {
    const allowed = new Set<string>(importMap.slice(0, importMap.indexOf(name)));
    const wrong = filesOf(`packages/${name}`)
      .flatMap(importsOf)
      .filter(({ target }) => {
        const from = packageOf(target);
        return from !== null && from !== name && !allowed.has(from);
      });
    expect(wrong).toEqual([]);
  });

  it('only tests, benches and the fuzzers of the command line import testkit', () => {
    const wrong = [...importMap.map((name) => `packages/${name}`), 'apps/server', 'apps/console', 'apps/cli']
      .flatMap(filesOf)
      .filter((file) => !file.startsWith(fuzzers))
      .flatMap(importsOf)
      .filter(({ target }) => packageOf(target) === 'testkit');
    expect(wrong).toEqual([]);
  });

  it('the console takes types alone from the api, and nothing from any package that needs a server', () => {
    const pure = new Set<string>(purePackages);
    const wrong = filesOf('apps/console')
      .flatMap(importsOf)
      .filter(({ target, typeOnly }) => {
        const from = packageOf(target);
        return from !== null && !pure.has(from) && !(from === 'api' && typeOnly);
      });
    expect(wrong).toEqual([]);
  });

  it.each(purePackages)('%s imports nothing of Node', (name) => {
    const wrong = filesOf(`packages/${name}`)
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('node:'));
    expect(wrong).toEqual([]);
  });

  it('no package but store opens a connection to Postgres', () => {
    const drivers = new Set<string>(driverPackages);
    const others = [
      ...importMap.filter((name) => !drivers.has(name)).map((name) => `packages/${name}`),
      'apps/server',
      'apps/console',
      'apps/cli',
    ];
    const wrong = others
      .flatMap(filesOf)
      .flatMap(importsOf)
      .filter(({ target }) => /^(postgres|pg|drizzle-orm\/(postgres-js|node-postgres))$/.test(target));
    expect(wrong).toEqual([]);
  });

  it('relative imports stay inside their package and name the file', () => {
    const wrong = [...importMap, 'testkit']
      .map((name) => `packages/${name}`)
      .concat('apps/server', 'apps/cli')
      .flatMap(filesOf)
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('.') && !/\.(ts|tsx|css|json|sql)$/.test(target));
    expect(wrong).toEqual([]);
  });
});
