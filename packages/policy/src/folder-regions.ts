import { gather } from './gather.ts';
import { isWithin, upward } from './path.ts';

/** Folders in which the same holds: those at or below `point`, down to the next points. */
export interface FolderRegion {
  readonly point: string;
  /** Equal for the same region of the same folders, however long they are: what it begins at and what is left out. */
  readonly name: string;
  /** How many folders there are in it. */
  readonly size: number;
  /**
   * In the order of the tenant's folders; none, when there are only folders still to come. Listed when they are asked
   * for, and not for longer than somebody needs them: there are as many regions as ways to hold roles, and most are told
   * apart without a look at their folders.
   */
  readonly folders: readonly string[];
}

/** Divides a tenant's folders at points of their tree. */
export interface FolderRegions {
  /** @param points with the root among them */
  readonly at: (points: ReadonlySet<string>) => readonly FolderRegion[];
  /** The region of one folder, without what lies below it. */
  readonly only: (folder: string) => FolderRegion;
}

const known = new WeakMap<readonly string[], FolderRegions>();

function makeRegions(folders: readonly string[]): FolderRegions {
  const trees = gather(folders.flatMap((folder) => upward(folder).map((point) => [point, folder] as const)));
  const regions = new Map<string, FolderRegion>();
  const alone = new Map<string, FolderRegion>();
  const treeAt = (point: string): readonly string[] => trees.get(point) ?? [];
  const make = (point: string, below: readonly string[]): FolderRegion => {
    // Of points that lie in one another, the outermost has the folders of all.
    const outer = below.filter((each) => !below.some((other) => other !== each && isWithin(each, other)));
    let listed: WeakRef<readonly string[]> | null = null;
    const list = (): readonly string[] => {
      const inside = new Set(outer.flatMap(treeAt));
      return treeAt(point).filter((folder) => !inside.has(folder));
    };
    return {
      point,
      name: JSON.stringify([point, ...outer]),
      size: outer.reduce((size, each) => size - treeAt(each).length, treeAt(point).length),
      get folders() {
        const known = listed?.deref();
        if (known !== undefined) return known;
        const made = list();
        listed = new WeakRef(made);
        return made;
      },
    };
  };
  const regionAt = (point: string, below: readonly string[]): FolderRegion => {
    const key = [point, ...below].join('\u0000');
    const found = regions.get(key) ?? make(point, below);
    regions.set(key, found);
    return found;
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
    only: (folder) => {
      const found = alone.get(folder) ?? {
        point: folder,
        name: JSON.stringify([folder, '*']),
        size: 1,
        folders: [folder],
      };
      alone.set(folder, found);
      return found;
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
