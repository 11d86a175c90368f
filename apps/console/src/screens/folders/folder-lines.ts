import { upward } from '@remit/policy/path';
import type { GridRowLine } from '../../parts/grid/cell-look.ts';

/** A folder as the tree shows it. */
export interface FolderLine extends GridRowLine {
  readonly path: string;
}

/** In the order of the tree: a folder, then what lies below it, before what only begins with the same letters. */
export const byTree = (one: string, other: string): number => {
  const [a, b] = [treeKey(one), treeKey(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const treeKey = (path: string): string => (path === '/' ? '' : path.replaceAll('/', '\u0000'));

/** What a folder is called: by its own name, or by the end of its path. */
export const folderName = (path: string, names: Readonly<Record<string, string>>): string =>
  names[path] ?? (path.slice(path.lastIndexOf('/') + 1) || '/');

/**
 * The folders that show, each with its place in the tree. Levels count from the topmost folder listed, for whoever sees
 * one branch alone.
 * @param open folders of which what lies below shows
 * @param q what is searched for: folders that match show, with those above them, open
 */
export function folderLines(
  folders: readonly string[],
  names: Readonly<Record<string, string>>,
  open: ReadonlySet<string>,
  q: string,
): readonly FolderLine[] {
  const listed = new Set(folders);
  const parents = new Set(folders.flatMap((path) => parentIn(path, listed) ?? []));
  const wanted = q.trim().toLocaleLowerCase();
  const found = new Set(
    wanted === ''
      ? []
      : folders
          .filter((path) => `${path} ${folderName(path, names)}`.toLocaleLowerCase().includes(wanted))
          .flatMap(upward),
  );
  const shows = (path: string): boolean =>
    wanted === ''
      ? upward(path).every((above) => above === path || !listed.has(above) || open.has(above))
      : found.has(path);
  return folders
    .filter(shows)
    .toSorted(byTree)
    .map((path) => {
      const label = folderName(path, names);
      const line = {
        key: path,
        path,
        name: path,
        label,
        level: upward(path).filter((above) => listed.has(above)).length,
      };
      if (!parents.has(path)) return line;
      return { ...line, expanded: wanted === '' ? open.has(path) : true };
    });
}

/** The nearest folder above that is listed; null where there is none. */
function parentIn(path: string, listed: ReadonlySet<string>): string | null {
  return upward(path).find((above) => above !== path && listed.has(above)) ?? null;
}
