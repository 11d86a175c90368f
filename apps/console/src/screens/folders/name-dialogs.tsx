import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { endOf, noPlaceName } from '../../parts/fields/place-name.ts';
import { PlaceNameFields } from '../../parts/fields/place-name-fields.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useFolderChange } from './use-folder-change.ts';

interface NewFolderDialogProps {
  readonly parent: string;
  readonly onClose: () => void;
  readonly onMade: (path: string) => void;
}

/** Makes a folder in another one. */
export function NewFolderDialog({ parent, onClose, onMade }: NewFolderDialogProps) {
  const t = useTranslations('folders');
  const [place, setPlace] = useState(noPlaceName);
  const { pending, problem, make } = useFolderChange(onClose);
  return (
    <Dialog open onClose={onClose} title={t('createTitle', { folder: parent })}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          make(async ({ client }) => {
            const { path } = await client.folders.create.mutate({
              parent,
              end: endOf(place),
              name: place.name,
            });
            onMade(path);
            return t('created', { folder: path });
          });
        }}
      >
        <PlaceNameFields
          words={{ name: t('createName'), end: t('createEnd'), endHint: t('createEndHint') }}
          place={place}
          problem={problem}
          onChange={setPlace}
        />
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits pending={pending}>
            {t('createConfirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface RenameFolderDialogProps {
  readonly folder: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Calls a folder otherwise; its path stays. */
export function RenameFolderDialog({ folder, name: was, onClose }: RenameFolderDialogProps) {
  const t = useTranslations('folders');
  const [name, setName] = useState(was);
  const { pending, problem, make } = useFolderChange(onClose);
  return (
    <Dialog open onClose={onClose} title={t('renameTitle', { folder })} description={t('renameLead')}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          make(async ({ client }) => {
            await client.folders.rename.mutate({ folder, name });
            return t('renamed', { name });
          });
        }}
      >
        <TextField
          label={t('createName')}
          error={problem}
          required
          maxLength={120}
          value={name}
          onChange={setName}
        />
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits pending={pending}>
            {t('renameConfirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
