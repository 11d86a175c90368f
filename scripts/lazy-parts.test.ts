import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const sources = resolve(import.meta.dirname, '../apps/console/src');

test('every part that comes later says in its place where it does not, and takes no screen with it', () => {
  const files = globSync('**/*.tsx', { cwd: sources });
  const bare = files.filter((file) =>
    /import \{[^}]*\blazy\b[^}]*\} from 'react'/.test(readFileSync(resolve(sources, file), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(300);
  // What shows when something is wrong has nothing around it that could say so.
  expect(bare.toSorted()).toEqual(['parts/lazy-part.tsx', 'routes/root-route.tsx']);
});
