import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FoldersView } from '@remit/api/folders/folders-views';
import type { Draft } from '../../draft/draft.ts';
import { CellGrid } from '../../parts/grid/cell-grid.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import type { GridCommand } from '../../parts/grid/grid-command.ts';
import type { GridCell } from '../../parts/grid/grid-keys.ts';
import type { GridRange } from '../../parts/grid/grid-range.ts';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { FolderAside } from './folder-aside.tsx';
import { FolderFilters } from './folder-filters.tsx';
import { FolderLegend } from './folder-legend.tsx';
import type { MovedFolder } from './moved-folder.ts';
import { OrphanScopes } from './orphan-scopes.tsx';
import { rolesInFolders } from './role-in-folder.ts';
import { useFolderGrid } from './use-folder-grid.tsx';
import { useOpenFolders } from './use-open-folders.ts';

const MoveDialog = lazyDialog(async () => (await import('./move-dialog.tsx')).MoveDialog);

interface FolderBoardProps {
  readonly view: FoldersView;
  /** Null for whoever administers folders and does not read the policy. */
  readonly draft: Draft | null;
  readonly q: string;
  readonly folder: string | null;
  readonly role: string | null;
  readonly all: boolean;
  readonly onGo: (change: {
    readonly in?: string | undefined;
    readonly role?: string | undefined;
    readonly all?: string | undefined;
  }) => void;
}

/** Folders by roles, and beside it what the chosen folder or cell is about. */
export function FolderBoard({ view, draft, q, folder, role, all, onGo }: FolderBoardProps) {
  const t = useTranslations('folders');
  const narrow = useNarrow();
  const [moving, setMoving] = useState<MovedFolder | null>(null);
  const { open, toggle } = useOpenFolders(view.folders, folder);
  const choose = (path: string | undefined, name?: string): void => onGo({ in: path, role: name });
  const { at, roles } = shownRoles({ view, draft, role, all });
  const grid = useFolderGrid({ view, draft, at, roles, open, q, folder, role, choose, move: setMoving });
  const { lines, columns, cellAt, isMovable } = grid;
  const onCommand = (command: GridCommand, range: GridRange, cell: GridCell | null): void => {
    const path = lines[cell?.row ?? range.top]?.path;
    if (path === undefined) return;
    if (command.kind === 'letter' && command.letter === 'm' && path !== '/') {
      choose(path);
      if (isMovable(path)) setMoving({ folder: path, into: null });
    } else if (command.kind === 'open' || command.kind === 'cycle' || command.kind === 'why') {
      choose(path, cell === null ? undefined : columns[cell.column]?.key);
    }
  };
  const listed = new Set(view.folders);
  const shown = folder !== null && listed.has(folder) ? folder : null;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 max-lg:overflow-y-auto lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-5">
      <div className="flex min-h-0 min-w-0 flex-col max-lg:h-[62vh] max-lg:shrink-0">
        <FolderFilters
          folder={shown}
          names={view.names}
          listed={listed}
          all={all}
          onFolder={choose}
          onAll={(every) => onGo({ all: every ? 'all' : undefined })}
        />
        {draft === null || !listed.has('/') ? null : <OrphanScopes draft={draft} folders={listed} />}
        <CellGrid
          label={t('grid')}
          corner={t('folder')}
          rows={lines}
          columns={columns}
          cellAt={cellAt}
          columnWidth={92}
          headWidth={narrow ? 176 : 232}
          headHeight={64}
          rowHeight={narrow ? 44 : 32}
          onToggle={(row) => {
            const path = lines[row]?.path;
            if (path !== undefined) toggle(path);
          }}
          onPress={(cell) => choose(lines[cell.row]?.path, columns[cell.column]?.key)}
          pressAtOnce
          onCommand={onCommand}
          empty={<NoFolder q={q} />}
        />
        <FolderLegend />
      </div>
      <FolderAside
        view={view}
        draft={draft}
        folder={shown}
        role={view.roles.find(({ name }) => name === role) ?? null}
        at={at}
        about={folder === null ? null : `${folder} ${role ?? ''}`}
        onGo={choose}
        onMove={(path) => setMoving({ folder: path, into: null })}
      />
      <Suspense>
        {moving === null ? null : (
          <MoveDialog
            folder={moving.folder}
            into={moving.into}
            places={view.create === 'all' ? view.folders : view.create}
            draft={draft}
            onClose={() => setMoving(null)}
            onMoved={(to) => choose(to)}
          />
        )}
      </Suspense>
    </div>
  );
}

function NoFolder({ q }: { readonly q: string }) {
  const t = useTranslations('folders');
  return q === '' ? (
    <EmptyState title={t('none')} reason={t('noneReason')} />
  ) : (
    <EmptyState title={t('noneFound', { q })} reason={t('noneFoundReason')} />
  );
}

/** The roles that have a column, and who holds which of them where: those that count in some folder, or all. */
function shownRoles({ view, draft, role, all }: Pick<FolderBoardProps, 'view' | 'draft' | 'role' | 'all'>) {
  const scopes =
    draft === null
      ? view.scopes
      : draft.document.folderScopes.map((scope) => ({ ...scope, grants: scope.grants.length }));
  const at = rolesInFolders(view.holdings, scopes);
  const used = new Set([...view.holdings, ...scopes].map((each) => each.role));
  const roles = all ? view.roles : view.roles.filter(({ name }) => used.has(name) || name === role);
  return { at, roles };
}
