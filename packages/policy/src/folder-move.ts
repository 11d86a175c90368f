import type { Directory } from './directory.ts';
import { isWithin } from './path.ts';

/** A folder that goes elsewhere with all below it: the path it has, and the one it comes to have. */
export interface FolderMove {
  readonly from: string;
  readonly to: string;
}

/** Where a path lies once the folder has moved; one outside it stays. */
export function movedPath(path: string, { from, to }: FolderMove): string {
  return isWithin(path, from) ? `${to}${path.slice(from.length)}` : path;
}

/** The directory once a folder has moved: what was assigned in it is assigned where it lies now. */
export function movedDirectory(directory: Directory, move: FolderMove): Directory {
  return {
    ...directory,
    folders: directory.folders.map((path) => movedPath(path, move)).toSorted(),
    assignments: directory.assignments.map((assignment) =>
      isWithin(assignment.folder, move.from)
        ? { ...assignment, folder: movedPath(assignment.folder, move) }
        : assignment,
    ),
  };
}
