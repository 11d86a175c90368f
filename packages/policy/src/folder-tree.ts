import { LIMITS } from './limits.ts';
import { normalText } from './values/scalar.ts';

/** A folder with everything above it, so that "is it below that one" is one lookup. */
export interface FolderNode {
  readonly path: string;
  /** Folders from the root down to this one, itself the last. */
  readonly lineage: readonly FolderNode[];
  /** A number of its own among the folders that the tree keeps; -1 for one that it does not. */
  readonly id: number;
  /** How many folders lie above it. */
  readonly depth: number;
  /** The nearest folder, itself or above, in which some role means something else; null where none does. */
  readonly scope: FolderNode | null;
}

/** Finds the node of a path. @returns null for what is no path of a folder */
export type FolderTree = (path: string) => FolderNode | null;

/** Paths come from records and from outside: so many are kept, and those beyond are made anew each time. */
const KEPT = 65_536;

/** Whether a text is a path of a folder: `/`, or names in NFC each after a `/`, no deeper than trees are. */
function isFolderPath(path: string): boolean {
  if (path === '/') return true;
  // In another form of Unicode it would escape the scope and the assignment that name the folder in NFC.
  if (normalText(path) !== path) return false;
  if (!path.startsWith('/') || path.endsWith('/') || path.includes('//')) return false;
  let depth = 0;
  for (let at = 0; at >= 0; at = path.indexOf('/', at + 1)) depth += 1;
  return depth <= LIMITS.folders;
}

/** A tree that grows as folders are met. @param scoped folders for which a folder scope stands */
export function folderTree(scoped: ReadonlySet<string>): FolderTree {
  const known = new Map<string, FolderNode>();
  const grow = (path: string): FolderNode => {
    const kept = known.get(path);
    if (kept !== undefined) return kept;
    const above = path === '/' ? null : grow(path.slice(0, path.lastIndexOf('/')) || '/');
    const lineage: FolderNode[] = above === null ? [] : [...above.lineage];
    const node: { -readonly [K in keyof FolderNode]: FolderNode[K] } = {
      path,
      lineage,
      id: known.size < KEPT ? known.size : -1,
      depth: above === null ? 0 : above.depth + 1,
      scope: above === null ? null : above.scope,
    };
    if (scoped.has(path)) node.scope = node;
    lineage.push(node);
    if (known.size < KEPT) known.set(path, node);
    return node;
  };
  return (path) => known.get(path) ?? (isFolderPath(path) ? grow(path) : null);
}

/** Whether a folder is `tree` or lies below it. */
export function liesIn(folder: FolderNode, tree: FolderNode): boolean {
  const above = folder.lineage[tree.depth];
  return above === tree || above?.path === tree.path;
}
