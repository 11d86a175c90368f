/** What rolldown tells of a module when it asks which file it goes to. */
export interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly code: string | null;
    readonly importedIds: readonly string[];
    readonly dynamicImporters: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

/**
 * Some modules and everything that they bring with them at once, however deep.
 * @param later whether what they open later counts as well
 */
export function reach(roots: readonly string[], graph: ModuleGraph, later = false): ReadonlySet<string> {
  const found = new Set(roots);
  // A set that grows while it is walked is walked to its new end.
  for (const id of found) {
    const module = graph.getModuleInfo(id);
    for (const next of module?.importedIds ?? []) found.add(next);
    if (later) for (const next of module?.dynamicallyImportedIds ?? []) found.add(next);
  }
  return found;
}
