import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compiledWords } from './compiled-words.ts';

const at = (path: string): string => resolve(import.meta.dirname, '../../..', path);

async function loaded(path: string): Promise<unknown> {
  const { load } = compiledWords();
  if (typeof load !== 'function') throw new Error('the plugin loads nothing');
  return Reflect.apply(load, null, [at(path)]);
}

test('messages of the console are taken apart when it is built', async () => {
  expect(await loaded('apps/console/src/words/audit-file.ts')).toContain('export const auditFile = {');
});

test.each([
  'packages/policy/src/words/narrowing-words.ts',
  'apps/console/src/words/a.test.ts',
  'apps/console/src/words/deeper/audit-file.ts',
])('%s stays the code that it is', async (path) => {
  expect(await loaded(path)).toBeNull();
});
