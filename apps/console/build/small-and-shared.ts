import { resolve } from 'node:path';
import { reach, type ModuleGraph } from './reach.ts';

/** So many parts that are fetched apart from one another share a module that goes with the small ones. */
const SHARED_BY = 8;
/** With all that it brings it is at most so long, in characters before it is made smaller. */
const MOST = 4_000;

/**
 * A group of the build: what many screens share and is hardly longer than the words that ask for it is one file. Left to
 * itself, each such module, or the few that the very same screens have in common, is a file of its own.
 * @param name of the file
 * @param there pages under `apps/console/src` that every other one comes after: what they bring is fetched already
 */
export function smallAndShared(
  name: string,
  there: readonly string[],
): { readonly name: (id: string, graph: ModuleGraph) => string | null } {
  const [main = '', ...pages] = ['main.tsx', ...there].map((page) =>
    resolve(import.meta.dirname, '../src', page),
  );
  let small: ReadonlySet<string> | null = null;
  return {
    name: (id, graph) => {
      small ??= smallOnes(main, pages, graph);
      return small.has(id) ? name : null;
    },
  };
}

function smallOnes(main: string, pages: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const fetched = reach([main, ...pages], graph);
  const opened = [...reach([main], graph, true)].filter(
    (id) => (graph.getModuleInfo(id)?.dynamicImporters.length ?? 0) > 0,
  );
  const sharedBy = new Map<string, number>();
  for (const part of opened) {
    for (const id of reach([part], graph)) sharedBy.set(id, (sharedBy.get(id) ?? 0) + 1);
  }
  // What is fetched apart stays a file of its own, by whose name the manifest finds it.
  const isApart = new Set(opened);
  const small = new Set<string>();
  for (const [id, count] of sharedBy) {
    if (count < SHARED_BY) continue;
    const brought = [...reach([id], graph)].filter((each) => !fetched.has(each));
    const length = brought.reduce((sum, each) => sum + (graph.getModuleInfo(each)?.code?.length ?? 0), 0);
    if (length <= MOST && !brought.some((each) => isApart.has(each))) {
      for (const each of brought) small.add(each);
    }
  }
  return small;
}
