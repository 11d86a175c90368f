import { useTranslations } from 'use-intl';
import type { FolderRights, FoldersView } from '@remit/api/folders/folders-views';
import { sameData } from '@remit/policy/same-data';
import type { Draft } from '../../draft/draft.ts';
import { scopeAt } from '../../draft/edit-folder-scope.ts';
import type { CellLook, GridColumnLine } from '../../parts/grid/cell-look.ts';
import { FolderHead } from './folder-head.tsx';
import { folderLines, type FolderLine } from './folder-lines.ts';
import { folderLooks } from './folder-look.tsx';
import type { MovedFolder } from './moved-folder.ts';
import type { RoleInFolder } from './role-in-folder.ts';

interface FolderGridGround {
  readonly view: FoldersView;
  /** Null for whoever administers folders and does not read the policy. */
  readonly draft: Draft | null;
  /** A role in a folder, as the draft has it. */
  readonly at: (role: string, folder: string) => RoleInFolder;
  /** The roles that have a column. */
  readonly roles: FoldersView['roles'];
  readonly open: ReadonlySet<string>;
  readonly q: string;
  /** What is chosen; null where nothing is. */
  readonly folder: string | null;
  readonly role: string | null;
  readonly choose: (path: string) => void;
  readonly move: (moving: MovedFolder) => void;
}

interface FolderGridLines {
  readonly lines: readonly FolderLine[];
  readonly columns: readonly GridColumnLine[];
  readonly cellAt: (row: number, column: number) => CellLook;
  readonly isMovable: (path: string) => boolean;
}

/** Folders by roles: lines that can be dragged onto each other, and the look of each cell under the draft. */
export function useFolderGrid(ground: FolderGridGround): FolderGridLines {
  const { view, draft, at, roles, open, q, folder, role, choose, move } = ground;
  const t = useTranslations('folders');
  const [isMovable, isTaking] = [inRights(view.update), inRights(view.create)];
  const lines = folderLines(view.folders, view.names, open, q).map((line): FolderLine => ({
    ...line,
    head: (
      <FolderHead
        path={line.path}
        label={line.label}
        drag={line.path !== '/' && isMovable(line.path) ? t('moveDrag', { folder: line.path }) : null}
        takes={isTaking(line.path)}
        chosen={line.path === folder}
        onChoose={() => choose(line.path)}
        onDrop={(from) => move({ folder: from, into: line.path })}
      />
    ),
  }));
  const columns = roles.map(({ name, label }) => ({ key: name, label, marked: name === role }));
  const lookOf = folderLooks(t);
  const cellAt = (row: number, column: number): CellLook => {
    const place = { folder: lines[row]?.path ?? '/', role: columns[column]?.key ?? '' };
    const changed =
      draft !== null && !sameData(scopeAt(draft.base, place) ?? null, scopeAt(draft.document, place) ?? null);
    return lookOf(at(place.role, place.folder), changed);
  };
  return { lines, columns, cellAt, isMovable };
}

/** Asked for every folder that there is, so it looks nothing through. */
function inRights(rights: FolderRights): (path: string) => boolean {
  if (rights === 'all') return () => true;
  const some = new Set(rights);
  return (path) => some.has(path);
}
