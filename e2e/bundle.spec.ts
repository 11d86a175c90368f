import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from './remit.ts';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}

const DIST = 'apps/console/dist';

/** The one route that is an editor. */
const RULE = 'src/screens/rules/rule.tsx';

/** The files that a browser runs before the first screen: the entry and what it imports, all the way down. */
function closure(
  manifest: Readonly<Record<string, Chunk>>,
  name: string,
  seen = new Set<string>(),
): Set<string> {
  const chunk = manifest[name];
  if (chunk === undefined || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) closure(manifest, imported, seen);
  return seen;
}

async function gzipped(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(`${DIST}/${file}`)).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('the first script of the console is at most 130 kB, and no route brings more than 60 kB of its own but the editor of rules, which brings 140', async () => {
  const manifest = JSON.parse(await readFile(`${DIST}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry === true) ?? '';
  const first = closure(manifest, entry);
  expect(await gzipped(first)).toBeLessThanOrEqual(130_000);

  const shell = closure(manifest, 'src/shell/shell.tsx', new Set(first));
  // The entry is what knows the routes; what one of them opens later comes on top of it, when it is asked for.
  const routes = (manifest[entry]?.dynamicImports ?? []).filter((name) => name.startsWith('src/screens/'));
  expect(routes.length).toBeGreaterThan(10);
  for (const route of routes) {
    const own = [...closure(manifest, route, new Set(shell))].filter((file) => !shell.has(file));
    // Three panes that are one tree, and the reader of text with them.
    const panes = route === RULE ? ['read-text.ts', 'text-pane.tsx'] : [];
    for (const pane of panes) {
      const chunk = `src/screens/rules/${pane}`;
      own.push(
        ...[...closure(manifest, chunk, new Set([...shell, ...own]))].filter(
          (file) => !shell.has(file) && !own.includes(file),
        ),
      );
    }
    expect(await gzipped(own), route).toBeLessThanOrEqual(route === RULE ? 140_000 : 60_000);
    if (route === RULE) continue;
    for (const later of manifest[route]?.dynamicImports ?? []) {
      const there = new Set([...shell, ...own]);
      const more = [...closure(manifest, later, new Set(there))].filter((file) => !there.has(file));
      expect(await gzipped(more), `${later} on top of ${route}`).toBeLessThanOrEqual(60_000);
    }
  }
});
