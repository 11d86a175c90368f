import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isWithin } from '@remit/policy/path';
import { problemOf } from '../../data/problem.ts';
import type { Draft } from '../../draft/draft.ts';
import { carryFolderScopes } from '../../draft/edit-folder-scope.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { FolderPicker } from './folder-picker.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { MoveEffect } from './move-effect.tsx';
import { useFolderChange } from './use-folder-change.ts';

interface MoveDialogProps {
  readonly folder: string;
  /** Where it was dragged to; null where it is still to be chosen. */
  readonly into: string | null;
  /** Where the mover may put folders. */
  readonly places: readonly string[];
  readonly draft: Draft | null;
  readonly onClose: () => void;
  readonly onMoved: (to: string) => void;
}

/** Moves a folder: first where to, then who gains and who loses, and only then the move itself. */
export function MoveDialog({ folder, into: dragged, places, draft, onClose, onMoved }: MoveDialogProps) {
  const t = useTranslations('folders');
  const calls = useCalls();
  const [into, setInto] = useState(dragged);
  const [carried, setCarried] = useState(false);
  const preview = useQuery({
    ...calls.options.folders.previewMove.queryOptions({ folder, into: into ?? '/' }),
    enabled: into !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const change = useFolderChange(onClose);
  const shown = into === null || preview.isPlaceholderData ? undefined : preview.data;
  const parent = folder.slice(0, folder.lastIndexOf('/')) || '/';
  return (
    <Dialog open onClose={onClose} title={t('moveTitle', { folder })} description={t('moveLead')}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <span className="font-medium">{t('moveInto')}</span>
          <FolderPicker
            label={t('moveInto')}
            folder={into}
            folders={places.filter((path) => !isWithin(path, folder) && path !== parent)}
            onPick={(path) => {
              setCarried(false);
              setInto(path);
            }}
          />
        </div>
        <div aria-live="polite" className="flex flex-col gap-3">
          {into === null ? <p className="text-ink-3">{t('moveChoose')}</p> : null}
          {into !== null && shown === undefined && preview.error === null ? (
            <p className="text-ink-2">{t('movePending')}</p>
          ) : null}
          {preview.error === null ? null : (
            <p className="rounded-md bg-loss-tint px-3 py-2 text-loss first-letter:uppercase">
              {problemOf(preview.error).message}
            </p>
          )}
          {shown === undefined || preview.error !== null ? null : <MoveEffect effect={shown} />}
          {carried ? <p className="rounded-md bg-gain-tint px-3 py-2 text-gain">{t('moveCarried')}</p> : null}
          {change.problem === null ? null : (
            <p className="rounded-md bg-loss-tint px-3 py-2 text-loss first-letter:uppercase">
              {change.problem}
            </p>
          )}
        </div>
        <DialogActions onCancel={onClose}>
          {shown !== undefined && shown.unsaid.length > 0 && draft !== null && !carried ? (
            <Button
              look="primary"
              onClick={() => {
                const { from, to } = shown;
                setCarried(draft.change((document) => carryFolderScopes(document, { from, to })).ok);
              }}
            >
              {t('moveCarry')}
            </Button>
          ) : null}
          {shown !== undefined && shown.refusal === null && preview.error === null ? (
            <Button
              look="primary"
              pending={change.pending}
              onClick={() =>
                change.make(async ({ client }) => {
                  const { path } = await client.folders.move.mutate({
                    folder,
                    into: into ?? '/',
                    effectHash: shown.effectHash,
                  });
                  onMoved(path);
                  return t('moved', { folder: path });
                })
              }
            >
              {t('moveConfirm')}
            </Button>
          ) : null}
        </DialogActions>
      </div>
    </Dialog>
  );
}
