import { useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FoldersView } from '@remit/api/folders/folders-views';
import type { Guard } from '@remit/api/views';
import type { Draft } from '../../draft/draft.ts';
import { clearFolderScope, meaningAt, scopeAt, setFolderScope } from '../../draft/edit-folder-scope.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';
import { isMoment } from '../../shell/moment-word.ts';
import { HolderList } from './holder-list.tsx';
import { mayIn } from './may-in.ts';
import type { RoleInFolder } from './role-in-folder.ts';
import { RoleMeaning } from './role-meaning.tsx';

// What is opened now and then comes when it is.
const CopyDialog = lazyDialog(async () => (await import('./copy-dialog.tsx')).CopyDialog);
const GrantDialog = lazyDialog(async () => (await import('./grant-dialog.tsx')).GrantDialog);
const NarrowDialog = lazyDialog(async () => (await import('./narrow-dialog.tsx')).NarrowDialog);

interface CellPanelProps {
  readonly view: FoldersView;
  readonly draft: Draft | null;
  readonly role: { readonly name: string; readonly label: string };
  readonly folder: string;
  readonly at: RoleInFolder;
  /** Goes to the folder itself. */
  readonly onFolder: () => void;
}

/** A role in a folder: who holds it there, what it means there, and what can be done about either. */
export function CellPanel({ view, draft, role, folder, at, onFolder }: CellPanelProps) {
  const t = useTranslations('folders');
  const [open, setOpen] = useState<'grant' | 'narrow' | 'copy' | null>(null);
  const close = (): void => setOpen(null);
  const { at: moment } = useSearch({ from: '/t/$tenant/access/folders' });
  // Whoever may not change folders may give roles in them all the same, but for another moment than now.
  const refused: Guard = isMoment(moment) ? view.change : { allowed: true, because: '' };
  const assign = mayIn(view.assign, folder, refused, t('mayNotGrant'));
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h2 className="text-base font-semibold text-balance">{role.label}</h2>
        <button
          type="button"
          onClick={onFolder}
          className="min-h-6 text-left font-mono text-xs wrap-anywhere text-ink-2 hover:text-ink hover:underline max-sm:min-h-11"
        >
          {folder}
        </button>
      </div>
      <Section level={3} title={t('holders')} className="flex flex-col gap-2">
        <HolderList folder={folder} role={role.name} />
        <GuardedButton
          guard={assign}
          asked={{ title: t('grantTitle', { role: role.label, folder }) }}
          onPress={() => setOpen('grant')}
          className="self-start"
        >
          {t('grant')}
        </GuardedButton>
      </Section>
      {draft === null ? null : <Meaning {...{ draft, role, folder, at, setOpen }} />}
      <Suspense>
        {open === 'grant' ? <GrantDialog role={role} folder={folder} onClose={close} /> : null}
        {open === 'narrow' && draft !== null ? (
          <Narrowed draft={draft} role={role.name} folder={folder} onClose={close} />
        ) : null}
        {open === 'copy' && draft !== null ? (
          <CopyDialog draft={draft} role={role} folder={folder} folders={view.folders} onClose={close} />
        ) : null}
      </Suspense>
    </div>
  );
}

function Narrowed({
  draft,
  role: name,
  folder,
  onClose,
}: {
  readonly draft: Draft;
  readonly role: string;
  readonly folder: string;
  readonly onClose: () => void;
}) {
  const role = draft.document.roles.find((each) => each.name === name);
  return role === undefined ? null : (
    <NarrowDialog draft={draft} role={role} folder={folder} onClose={onClose} />
  );
}

interface MeaningProps extends Pick<CellPanelProps, 'role' | 'folder' | 'at'> {
  readonly draft: Draft;
  readonly setOpen: (open: 'narrow' | 'copy') => void;
}

function Meaning({ draft, role, folder, at, setOpen }: MeaningProps) {
  const t = useTranslations('folders');
  const tryEdit = useTryEdit(draft);
  const place = { folder, role: role.name };
  const here = scopeAt(draft.document, place);
  const words = { role: role.label, folder };
  const edit: Guard = draft.edit;
  return (
    <Section level={3} title={t('meaning')} className="flex flex-col gap-2">
      <p className="text-ink-2">
        {here !== undefined
          ? t('meaningHere')
          : at.narrowedFrom === null
            ? t('meaningBase')
            : t('meaningFrom', { folder: at.narrowedFrom.folder })}
      </p>
      <RoleMeaning document={draft.document} grants={meaningAt(draft.document, place)} />
      <div className="flex flex-wrap gap-2">
        <GuardedButton
          guard={edit}
          asked={{ title: t('edit.narrow', words) }}
          onPress={() => setOpen('narrow')}
        >
          {t('narrow')}
        </GuardedButton>
        {here !== undefined && here.grants.length === 0 ? null : (
          <GuardedButton
            guard={edit}
            asked={{ title: t('edit.empty', words) }}
            onPress={() => tryEdit(t('edit.empty', words), (document) => setFolderScope(document, place, []))}
          >
            {t('empty')}
          </GuardedButton>
        )}
        {here === undefined ? null : (
          <>
            <GuardedButton
              guard={edit}
              asked={{ title: t('edit.restore', words) }}
              onPress={() =>
                tryEdit(t('edit.restore', words), (document) => clearFolderScope(document, place))
              }
            >
              {t('restore')}
            </GuardedButton>
            <GuardedButton
              guard={edit}
              asked={{ title: t('edit.copy', words) }}
              onPress={() => setOpen('copy')}
            >
              {t('copy')}
            </GuardedButton>
          </>
        )}
      </div>
    </Section>
  );
}
