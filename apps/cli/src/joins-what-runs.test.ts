import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no command starts the database that a running Remit may have open: each joins it', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const importing = (module: string): readonly string[] =>
    sources.filter((name) =>
      readFileSync(join(import.meta.dirname, name), 'utf8').includes(`from '@remit/store/${module}'`),
    );
  expect(importing('start-store')).toEqual([]);
  expect(importing('join-store')).toContain('fuzz-isolation.ts');
});
