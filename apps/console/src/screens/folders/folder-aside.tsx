import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { FoldersView } from '@remit/api/folders/folders-views';
import type { Draft } from '../../draft/draft.ts';
import { useNarrow } from '../../parts/use-narrow.ts';
import { CellPanel } from './cell-panel.tsx';
import { FolderPanel } from './folder-panel.tsx';
import type { RoleInFolder } from './role-in-folder.ts';

interface FolderAsideProps {
  readonly view: FoldersView;
  readonly draft: Draft | null;
  /** The chosen folder; null where none is that its reader sees. */
  readonly folder: string | null;
  /** The role of the chosen cell; null where a folder is chosen as a whole. */
  readonly role: FoldersView['roles'][number] | null;
  readonly at: (role: string, folder: string) => RoleInFolder;
  /** Stands for what the address chooses; null where that is nothing. */
  readonly about: string | null;
  readonly onGo: (folder: string, role?: string) => void;
  readonly onMove: (folder: string) => void;
}

/** Beside the tree, what the chosen folder or cell is about; on a narrow screen below it, and scrolled to. */
export function FolderAside({ view, draft, folder, role, at, about, onGo, onMove }: FolderAsideProps) {
  const t = useTranslations('folders');
  const narrow = useNarrow();
  const aside = useRef<HTMLElement>(null);
  const scrollThere = useEffectEvent(() => {
    if (narrow) aside.current?.scrollIntoView({ block: 'start' });
  });
  useEffect(() => {
    if (about !== null) scrollThere();
  }, [about]);
  return (
    <aside
      ref={aside}
      aria-label={t('choose')}
      className="min-h-0 scroll-mt-[40dvh] border-line max-lg:border-t max-lg:py-5 lg:overflow-y-auto lg:border-l lg:pl-5"
    >
      {folder === null ? (
        <div className="text-ink-2">
          <p className="font-medium text-ink">{t('choose')}</p>
          <p>{t('chooseReason')}</p>
        </div>
      ) : role === null ? (
        <FolderPanel key={folder} view={view} folder={folder} onMove={() => onMove(folder)} onGo={onGo} />
      ) : (
        <CellPanel
          key={`${folder} ${role.name}`}
          view={view}
          draft={draft}
          role={role}
          folder={folder}
          at={at(role.name, folder)}
          onFolder={() => onGo(folder)}
        />
      )}
    </aside>
  );
}
