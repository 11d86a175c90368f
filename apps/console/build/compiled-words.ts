import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

const folder = resolve(import.meta.dirname, '../src/words');

type Words = string | { readonly [name: string]: Words };

/**
 * Reads the messages of `apps/console/src/words`, and no other module that tells of words, when the console is built: the
 * browser gets them taken apart already, and not the parser that takes them apart.
 */
export function compiledWords(): Plugin {
  let edits = 0;
  return {
    name: 'remit:compiled-words',
    enforce: 'pre',
    config: () => ({
      resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
    }),
    async load(id) {
      if (dirname(id) !== folder || !/^[a-z-]+\.ts$/.test(basename(id))) return null;
      // Node keeps a module for good; a name of its own for each edit makes it read the file again.
      edits += 1;
      const words = (await import(`${pathToFileURL(id).href}?${edits}`)) as Readonly<Record<string, Words>>;
      return Object.entries(words)
        .map(([name, inner]) => `export const ${name} = ${JSON.stringify(compiled(inner))};`)
        .join('\n');
    },
  };
}

function compiled(words: Words): unknown {
  if (typeof words === 'string') return compile(words);
  return Object.fromEntries(Object.entries(words).map(([name, inner]) => [name, compiled(inner)]));
}
