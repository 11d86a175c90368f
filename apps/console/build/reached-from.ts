import { resolve } from 'node:path';

/** What rolldown tells of a module when it asks which file it goes to. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

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
      reached ??= allReached(roots, graph);
      return reached.has(id) ? name : null;
    },
  };
}

function allReached(roots: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set(roots);
  // A set that grows while it is walked is walked to its new end.
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  for (const root of roots) found.delete(root);
  return found;
}
