import { resolve } from 'node:path';
import { reach, type ModuleGraph } from './reach.ts';

/**
 * A group of the build: all that some pages bring with them at once, however many others share it, is one file.
 * @param name of the file
 * @param pages paths under `apps/console/src`; they stay files of their own, by whose names the manifest finds them
 */
export function reachedFrom(
  name: string,
  pages: readonly string[],
): { readonly name: (id: string, graph: ModuleGraph) => string | null } {
  const roots = pages.map((page) => resolve(import.meta.dirname, '../src', page));
  let reached: ReadonlySet<string> | null = null;
  return {
    name: (id, graph) => {
      reached ??= new Set([...reach(roots, graph)].filter((each) => !roots.includes(each)));
      return reached.has(id) ? name : null;
    },
  };
}
