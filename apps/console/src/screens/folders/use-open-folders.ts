import { useState } from 'react';
import { isWithin, upward } from '@remit/policy/path';
import { toggled } from '../../parts/toggled.ts';

interface OpenFolders {
  /** The folders of which what lies below shows: those that were opened, and all above the chosen one. */
  readonly open: ReadonlySet<string>;
  readonly toggle: (path: string) => void;
}

/** Which folders of the tree are open; a small tree is from the start. */
export function useOpenFolders(folders: readonly string[], chosen: string | null): OpenFolders {
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => firstOpen(folders, chosen));
  const open = new Set([...opened, ...(chosen === null ? [] : upward(chosen).slice(1))]);
  const toggle = (path: string): void => setOpened((before) => toggled(new Set([...before, ...open]), path));
  return { open, toggle };
}

/** A tree that is small opens whole; of a large one, the top. */
function firstOpen(folders: readonly string[], chosen: string | null): ReadonlySet<string> {
  const depth = (path: string): number => upward(path).length;
  const top = Math.min(...folders.map(depth), Infinity);
  return new Set(
    folders.filter(
      (path) =>
        folders.length <= 40 ||
        depth(path) <= top ||
        (chosen !== null && isWithin(chosen, path) && chosen !== path),
    ),
  );
}
