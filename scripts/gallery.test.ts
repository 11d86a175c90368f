import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const sources = resolve(import.meta.dirname, '../apps/console/src');
const gallery = 'screens/gallery/';

/** The parts that files import, by the names of their files. */
function partsIn(files: readonly string[]): ReadonlySet<string> {
  const imports = files.flatMap((file) => [
    ...readFileSync(resolve(sources, file), 'utf8').matchAll(
      /from '(?:\.\.\/)+parts\/(?:[\w-]+\/)?([\w-]+\.tsx)'/g,
    ),
  ]);
  return new Set(imports.map(([, name = '']) => name));
}

test('every part that a screen is made of stands in the gallery, where the tests of looks find it', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: sources });
  const shown = partsIn(files.filter((file) => file.startsWith(gallery)));
  const used = partsIn(files.filter((file) => !file.startsWith('parts/') && !file.startsWith(gallery)));
  expect(used.size).toBeGreaterThan(25);
  expect([...used].filter((part) => !shown.has(part))).toEqual([]);
});
