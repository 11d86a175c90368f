import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { printFigure } from './figure.ts';

const dist = resolve(import.meta.dirname, '../../../apps/console/dist');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}

/**
 * Bytes of scripts as they travel: the first one, the frame of every screen, what each route brings of its own and in how
 * many files, and what of all that it opens later brings most on top of it.
 */
export function measureScripts(): void {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const closure = (name: string, seen = new Set<string>()): Set<string> => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(chunk.file)) return seen;
    seen.add(chunk.file);
    for (const imported of chunk.imports ?? []) closure(imported, seen);
    return seen;
  };
  const kilobytes = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000;
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry === true) ?? '';
  const first = closure(entry);
  printFigure({ figure: 'first script, gzip', value: kilobytes(first), unit: 'kB', target: 130 });
  const shell = closure('src/shell/shell.tsx', new Set(first));
  // Whoever signs in fetches it once, on top of the first script and beneath every route: it counts as neither.
  const frame = [...shell].filter((file) => !first.has(file));
  printFigure({ figure: 'frame of every screen, gzip', value: kilobytes(frame), unit: 'kB', target: null });
  const own = (name: string, there: ReadonlySet<string>): readonly string[] =>
    [...closure(name, new Set(there))].filter((file) => !there.has(file));
  // The entry is what knows the routes.
  const routes = (manifest[entry]?.dynamicImports ?? [])
    .filter((name) => name.startsWith('src/screens/'))
    .map((route) => {
      const files = own(route, shell);
      const there = new Set([...shell, ...files]);
      const later = (manifest[route]?.dynamicImports ?? [])
        .map((name) => ({ name: shortName(name), size: kilobytes(own(name, there)) }))
        .toSorted((one, other) => other.size - one.size);
      return { name: shortName(route), size: kilobytes(files), files: files.length, most: later[0] };
    })
    .toSorted((one, other) => other.size - one.size);
  for (const { name, size, files, most } of routes) {
    const later =
      most === undefined ? '' : `; opens later, at most: ${most.name}, ${Math.round(most.size)} kB more`;
    printFigure({
      figure: `route ${name}, gzip`,
      value: size,
      unit: 'kB',
      target: name === 'rules/rule' ? 140 : 60,
      notes: `${files} files of its own${later}`,
    });
  }
}

const shortName = (name: string): string => name.replace(/^src\/screens\/|\.tsx?$/g, '');
