import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { copyFolderScope } from '../../draft/edit-folder-scope.ts';
import { matchingFolders } from '../../draft/matching-folders.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

interface CopyDialogProps {
  readonly draft: Draft;
  readonly role: { readonly name: string; readonly label: string };
  readonly folder: string;
  readonly folders: readonly string[];
  readonly onClose: () => void;
}

const shown = 8;

/** Says of other folders what is said of one: of those beside it, or of all that fit a pattern. */
export function CopyDialog({ draft, role, folder, folders, onClose }: CopyDialogProps) {
  const t = useTranslations('folders');
  const tryEdit = useTryEdit(draft);
  const [by, setBy] = useState<'siblings' | 'pattern'>('siblings');
  const parent = folder.slice(0, folder.lastIndexOf('/'));
  const [pattern, setPattern] = useState(`${parent}/*`);
  const others = folders.filter((path) => path !== folder);
  const siblings = others.filter((path) => path.slice(0, path.lastIndexOf('/')) === parent && path !== '/');
  const to = by === 'siblings' ? siblings : matchingFolders(pattern, others);
  const confirm = t('copyConfirm', { count: to.length });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copyTitle')}
      description={t('copyLead', { role: role.label, folder })}
    >
      <div className="flex flex-col gap-4">
        <RadioGroup
          aria-label={t('copyTitle')}
          value={by}
          onValueChange={(next: 'siblings' | 'pattern') => setBy(next)}
          className="flex flex-col gap-1.5"
        >
          {(['siblings', 'pattern'] as const).map((value) => (
            <label key={value} className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
              <Radio.Root
                value={value}
                className="grid size-4.5 place-items-center rounded-full border border-line-strong bg-surface data-checked:border-5 data-checked:border-accent-solid"
              />
              {value === 'siblings' ? t('copySiblings', { count: siblings.length }) : t('copyPattern')}
            </label>
          ))}
        </RadioGroup>
        {by === 'pattern' ? (
          <TextField
            label={t('pattern')}
            hint={t('patternHint')}
            value={pattern}
            className="font-mono"
            onChange={setPattern}
          />
        ) : null}
        <div aria-live="polite">
          <p className="font-medium">{t('fits', { count: to.length })}</p>
          <ul className="font-mono text-xs text-ink-2">
            {to.slice(0, shown).map((path) => (
              <li key={path}>{path}</li>
            ))}
            {to.length > shown ? <li>{t('moreHolders', { count: to.length - shown })}</li> : null}
          </ul>
        </div>
        <DialogActions onCancel={onClose}>
          <GuardedButton
            look="primary"
            guard={
              to.length > 0
                ? { allowed: true, because: '' }
                : { allowed: false, reason: t('copyNone'), next: null }
            }
            asked={{ title: confirm }}
            onPress={() => {
              const made = tryEdit(t('edit.copy', { role: role.label }), (document) =>
                copyFolderScope(document, { folder, role: role.name }, to),
              );
              if (made) onClose();
            }}
          >
            {confirm}
          </GuardedButton>
        </DialogActions>
      </div>
    </Dialog>
  );
}
