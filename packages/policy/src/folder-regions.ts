import { isWithin, upward } from './path.ts';

/** Folders in which the same holds: those at or below `point`, down to the next points. */
export interface FolderRegion {
  readonly point: string;
  /** In the order of the tenant's folders; none, when there are only folders still to come. */
  readonly folders: readonly string[];
}

/** Divides a tenant's folders at points of their tree. */
export interface FolderRegions {
  /** @param points with the root among them */
  readonly at: (points: ReadonlySet<string>) => readonly FolderRegion[];
}

const known = new WeakMap<readonly string[], FolderRegions>();

function makeRegions(folders: readonly string[]): FolderRegions {
  const ways = folders.map(upward);
  const trees = new Map<string, readonly string[]>();
  const regions = new Map<string, FolderRegion>();
  const treeAt = (point: string): readonly string[] => {
    const found = trees.get(point);
    if (found !== undefined) return found;
    const tree = folders.filter((_, at) => ways[at]?.includes(point));
    trees.set(point, tree);
    return tree;
  };
  const regionAt = (point: string, below: readonly string[]): FolderRegion => {
    const key = [point, ...below].join('\u0000');
    const found = regions.get(key);
    if (found !== undefined) return found;
    const inside = new Set(below.flatMap(treeAt));
    const region = { point, folders: treeAt(point).filter((folder) => !inside.has(folder)) };
    regions.set(key, region);
    return region;
  };
  return {
    at: (points) => {
      const sorted = [...points].toSorted();
      return sorted.map((point) =>
        regionAt(
          point,
          sorted.filter((other) => other !== point && isWithin(other, point)),
        ),
      );
    },
  };
}

/** The regions of a list of folders; remembered as long as the list. */
export function folderRegions(folders: readonly string[]): FolderRegions {
  const found = known.get(folders);
  if (found !== undefined) return found;
  const regions = makeRegions(folders);
  known.set(folders, regions);
  return regions;
}
