import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FoldersView } from '@remit/api/folders/folders-views';
import { isWithin } from '@remit/policy/path';
import { roleLabel } from '../../draft/role-label.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';
import { folderName } from './folder-lines.ts';
import { mayIn } from './may-in.ts';

// What is opened now and then comes when it is.
const dialogs = () => import('./name-dialogs.tsx');
const NewFolderDialog = lazyDialog(async () => (await dialogs()).NewFolderDialog);
const RenameFolderDialog = lazyDialog(async () => (await dialogs()).RenameFolderDialog);

interface FolderPanelProps {
  readonly view: FoldersView;
  readonly folder: string;
  readonly onMove: () => void;
  readonly onGo: (folder: string, role?: string) => void;
}

/** A folder: what is given in it, and what can be done with the folder itself. */
export function FolderPanel({ view, folder, onMove, onGo }: FolderPanelProps) {
  const t = useTranslations('folders');
  const [open, setOpen] = useState<'create' | 'rename' | null>(null);
  const close = (): void => setOpen(null);
  const name = folderName(folder, view.names);
  const below = view.folders.filter((path) => path !== folder && isWithin(path, folder)).length;
  const given = view.holdings.filter((holding) => holding.folder === folder);
  const update = mayIn(view.update, folder, view.change, t('moveAway'));
  const create = mayIn(view.create, folder, view.change, t('createAway'));
  const label = (role: string): string => roleLabel(view.roles, role);
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h2 className="text-base font-semibold text-balance">{name}</h2>
        <p className="font-mono text-xs wrap-anywhere text-ink-2">{folder}</p>
        <p className="mt-1 text-ink-2">{t('below', { count: below })}</p>
      </div>
      <Section level={3} title={t('givenIn')} className="flex flex-col gap-1">
        {given.length === 0 ? <p className="text-ink-2">{t('nothingGiven')}</p> : null}
        <ul className="-mx-2 empty:hidden">
          {given.map(({ role, here }) => (
            <li key={role}>
              <button
                type="button"
                onClick={() => onGo(folder, role)}
                className="flex min-h-7 w-full items-center justify-between gap-3 rounded-md px-2 text-left hover:bg-hover max-sm:min-h-11"
              >
                <span className="truncate">{label(role)}</span>
                <span className="figures text-ink-3">{t('people', { count: here })}</span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <div className="flex flex-wrap gap-2">
        {folder === '/' ? null : (
          <GuardedButton guard={update} asked={{ title: t('moveTitle', { folder }) }} onPress={onMove}>
            {t('move')}
          </GuardedButton>
        )}
        <GuardedButton
          guard={create}
          asked={{ title: t('createTitle', { folder }) }}
          onPress={() => setOpen('create')}
        >
          {t('create')}
        </GuardedButton>
        <GuardedButton
          guard={update}
          asked={{ title: t('renameTitle', { folder }) }}
          onPress={() => setOpen('rename')}
        >
          {t('rename')}
        </GuardedButton>
      </div>
      <Suspense>
        {open === 'create' ? (
          <NewFolderDialog parent={folder} onClose={close} onMade={(path) => onGo(path)} />
        ) : null}
        {open === 'rename' ? <RenameFolderDialog folder={folder} name={name} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}
