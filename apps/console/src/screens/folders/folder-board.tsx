import { Suspense, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FolderRights, FoldersView } from '@remit/api/folders-views';
import { isWithin, upward } from '@remit/policy/path';
import { sameData } from '@remit/policy/same-data';
import type { Draft } from '../../draft/draft.ts';
import { scopeAt } from '../../draft/edit-folder-scope.ts';
import { CellGrid } from '../../parts/cell-grid.tsx';
import type { CellLook } from '../../parts/cell-look.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { CellPanel } from './cell-panel.tsx';
import { FolderHead } from './folder-head.tsx';
import { FolderLegend } from './folder-legend.tsx';
import { folderLines, type FolderLine } from './folder-lines.ts';
import { folderLooks } from './folder-look.tsx';
import { FolderPanel } from './folder-panel.tsx';
import { OrphanScopes } from './orphan-scopes.tsx';
import { PathBar } from './path-bar.tsx';
import { rolesInFolders } from './role-in-folder.ts';

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
  const listed = useMemo(() => new Set(view.folders), [view.folders]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => firstOpen(view.folders, folder));
  const [moving, setMoving] = useState<{ readonly folder: string; readonly into: string | null } | null>(
    null,
  );
  const open = useMemo(
    () => new Set([...opened, ...(folder === null ? [] : upward(folder).slice(1))]),
    [opened, folder],
  );
  const scopes = useMemo(
    () =>
      draft === null
        ? view.scopes
        : draft.document.folderScopes.map((scope) => ({ ...scope, grants: scope.grants.length })),
    [draft, view.scopes],
  );
  const at = useMemo(() => rolesInFolders(view.holdings, scopes), [view.holdings, scopes]);
  const [movable, taking] = useMemo(() => [inRights(view.update), inRights(view.create)], [view]);
  const lines = useMemo(
    () =>
      folderLines(view.folders, view.names, open, q).map((line): FolderLine => ({
        ...line,
        head: (
          <FolderHead
            path={line.path}
            label={line.label}
            drag={line.path !== '/' && movable(line.path) ? t('moveDrag', { folder: line.path }) : null}
            takes={taking(line.path)}
            chosen={line.path === folder}
            onChoose={() => onGo({ in: line.path, role: undefined })}
            onDrop={(from) => setMoving({ folder: from, into: line.path })}
          />
        ),
      })),
    [view, movable, taking, open, q, folder, onGo, t],
  );
  const columns = useMemo(() => {
    const used = new Set([...view.holdings, ...scopes].map((each) => each.role));
    return (all ? view.roles : view.roles.filter(({ name }) => used.has(name) || name === role)).map(
      ({ name, label }) => ({ key: name, label, marked: name === role }),
    );
  }, [view, scopes, all, role]);
  const lookOf = useMemo(() => folderLooks(t), [t]);
  const cellAt = useCallback(
    (row: number, column: number): CellLook => {
      const place = { folder: lines[row]?.path ?? '/', role: columns[column]?.key ?? '' };
      const changed =
        draft !== null &&
        !sameData(scopeAt(draft.base, place) ?? null, scopeAt(draft.document, place) ?? null);
      return lookOf(at(place.role, place.folder), changed);
    },
    [lines, columns, at, draft, lookOf],
  );
  const narrow = useNarrow();
  const aside = useRef<HTMLElement>(null);
  const scrollThere = useEffectEvent(() => {
    if (narrow) aside.current?.scrollIntoView({ block: 'start' });
  });
  const chosen = folder === null ? null : `${folder} ${role ?? ''}`;
  useEffect(() => {
    if (chosen !== null) scrollThere();
  }, [chosen]);
  const chosenRole = view.roles.find(({ name }) => name === role) ?? null;
  const shown = folder !== null && listed.has(folder) ? folder : null;
  const toggle = (row: number): void => {
    const path = lines[row]?.path;
    if (path === undefined) return;
    setOpened((before) => {
      const next = new Set([...before, ...open]);
      if (!next.delete(path)) next.add(path);
      return next;
    });
  };
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 max-lg:overflow-y-auto lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-5">
      <div className="flex min-h-0 min-w-0 flex-col max-lg:h-[62vh] max-lg:shrink-0">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-2">
          {shown === null ? null : (
            <PathBar
              path={shown}
              names={view.names}
              listed={listed}
              onGo={(path) => onGo({ in: path, role: undefined })}
            />
          )}
          <SelectBox
            aria-label={t('roles')}
            value={all ? 'all' : 'used'}
            onChange={({ target }) => onGo({ all: target.value === 'all' ? 'all' : undefined })}
            className="ml-auto w-56"
          >
            <option value="used">{t('usedRoles')}</option>
            <option value="all">{t('allRoles')}</option>
          </SelectBox>
        </div>
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
          onToggle={toggle}
          onPress={(cell) => onGo({ in: lines[cell.row]?.path, role: columns[cell.column]?.key })}
          pressAtOnce
          onCommand={(command, range, cell) => {
            const path = lines[cell?.row ?? range.top]?.path;
            if (path === undefined) return;
            if (command.kind === 'letter' && command.letter === 'm' && path !== '/') {
              onGo({ in: path, role: undefined });
              if (movable(path)) setMoving({ folder: path, into: null });
            } else if (command.kind === 'open' || command.kind === 'cycle' || command.kind === 'why') {
              onGo({ in: path, role: cell === null ? undefined : columns[cell.column]?.key });
            }
          }}
          empty={
            <EmptyState
              title={q === '' ? t('none') : t('noneFound', { q })}
              reason={q === '' ? t('noneReason') : t('noneFoundReason')}
            />
          }
        />
        <FolderLegend />
      </div>
      <aside
        ref={aside}
        aria-label={t('choose')}
        className="min-h-0 scroll-mt-[40dvh] border-line max-lg:border-t max-lg:py-5 lg:overflow-y-auto lg:border-l lg:pl-5"
      >
        {shown === null ? (
          <div className="text-ink-2">
            <p className="font-medium text-ink">{t('choose')}</p>
            <p>{t('chooseReason')}</p>
          </div>
        ) : chosenRole === null ? (
          <FolderPanel
            key={shown}
            view={view}
            folder={shown}
            onMove={() => setMoving({ folder: shown, into: null })}
            onGo={(path, name) => onGo({ in: path, role: name })}
          />
        ) : (
          <CellPanel
            key={`${shown} ${chosenRole.name}`}
            view={view}
            draft={draft}
            role={chosenRole}
            folder={shown}
            at={at(chosenRole.name, shown)}
            onFolder={() => onGo({ in: shown, role: undefined })}
          />
        )}
      </aside>
      <Suspense>
        {moving === null ? null : (
          <MoveDialog
            folder={moving.folder}
            into={moving.into}
            places={view.create === 'all' ? view.folders : view.create}
            draft={draft}
            onClose={() => setMoving(null)}
            onMoved={(to) => onGo({ in: to, role: undefined })}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Asked for every folder that there is, so it looks nothing through. */
function inRights(rights: FolderRights): (path: string) => boolean {
  if (rights === 'all') return () => true;
  const some = new Set(rights);
  return (path) => some.has(path);
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
