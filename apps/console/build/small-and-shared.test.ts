import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ModuleGraph } from './reach.ts';
import { smallAndShared } from './small-and-shared.ts';

interface Made {
  readonly length?: number;
  readonly brings?: readonly string[];
  readonly opens?: readonly string[];
}

const idOf = (name: string): string => resolve(import.meta.dirname, '../src', name);

/** A console of so many pages that each bring the same modules. */
function graphOf(pages: number, shared: Readonly<Record<string, Made>>): ModuleGraph {
  const names = Array.from({ length: pages }, (_, at) => `page-${at}`);
  const modules = new Map<string, Made>([
    ['main.tsx', { brings: ['first'], opens: ['shell.tsx', ...names] }],
    ['first', {}],
    ['shell.tsx', { brings: ['frame'] }],
    ['frame', {}],
    ...names.map((name): [string, Made] => [name, { brings: Object.keys(shared) }]),
    ...Object.entries(shared),
  ]);
  const opened = new Set([...modules.values()].flatMap(({ opens = [] }) => opens));
  const byId = new Map([...modules].map(([name, made]) => [idOf(name), { name, ...made }]));
  return {
    getModuleInfo: (id) => {
      const made = byId.get(id);
      if (made === undefined) return null;
      const { name, length = 100, brings = [], opens = [] } = made;
      return {
        code: ' '.repeat(length),
        importedIds: brings.map(idOf),
        dynamicallyImportedIds: opens.map(idOf),
        dynamicImporters: opened.has(name) ? [idOf('main.tsx')] : [],
      };
    },
  };
}

function grouped(graph: ModuleGraph, ...names: readonly string[]): readonly string[] {
  const group = smallAndShared('small', ['shell.tsx']);
  return names.filter((name) => group.name(idOf(name), graph) === 'small');
}

test('what is small and many pages share is one file, with what it brings', () => {
  const graph = graphOf(8, { mark: { brings: ['word'] }, word: {} });
  expect(grouped(graph, 'mark', 'word')).toEqual(['mark', 'word']);
});

test('what few pages share goes with them', () => {
  expect(grouped(graphOf(7, { mark: {} }), 'mark')).toEqual([]);
});

test('what is large stays out, and so does what is small and brings it', () => {
  const graph = graphOf(8, { mark: { brings: ['engine'] }, engine: { length: 5_000 }, word: {} });
  expect(grouped(graph, 'mark', 'engine', 'word')).toEqual(['word']);
});

test('what is fetched before counts for nothing, and stays where it is', () => {
  const graph = graphOf(8, { mark: { brings: ['first', 'frame'] }, first: { length: 5_000 }, frame: {} });
  expect(grouped(graph, 'mark', 'first', 'frame')).toEqual(['mark']);
});

test('what is opened apart stays a file of its own', () => {
  const graph = graphOf(8, { mark: { opens: ['dialog'], brings: ['dialog'] }, dialog: {}, word: {} });
  expect(grouped(graph, 'mark', 'dialog', 'word')).toEqual(['word']);
});
