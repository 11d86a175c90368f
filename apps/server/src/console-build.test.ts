import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { buildConsole } from './console-build.ts';

test('built in a test, the console is the one that people are served: without what developers look at', async () => {
  expect(process.env['NODE_ENV']).toBe('test');
  const folder = await buildConsole(resolve(import.meta.dirname, '../../..'), () => undefined);
  const scripts = globSync('assets/*.js', { cwd: folder });
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((name) => readFileSync(join(folder, name), 'utf8').includes('jsxDEV'))).toEqual([]);
  expect(process.env['NODE_ENV']).toBe('test');
});
