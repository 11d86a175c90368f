import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { printFigure } from './figure.ts';

const dist = resolve(import.meta.dirname, '../../../apps/console/dist');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

/** Bytes of scripts as they travel: the first one, and what each route brings of its own. */
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
  const routes = Object.keys(manifest)
    .filter((name) => name.startsWith('src/screens/'))
    .map((name) => ({
      name: name.replace(/^src\/screens\/|\.tsx$/g, ''),
      size: kilobytes([...closure(name, new Set(shell))].filter((file) => !shell.has(file))),
    }))
    .toSorted((one, other) => other.size - one.size);
  for (const { name, size } of routes) {
    printFigure({
      figure: `route ${name}, gzip`,
      value: size,
      unit: 'kB',
      target: name.startsWith('rules/') ? 140 : 60,
    });
  }
}
