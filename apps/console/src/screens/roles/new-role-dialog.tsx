import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { beginRole } from './begin-role.ts';
import { RoleBeginningFields } from './role-beginning-fields.tsx';
import { useRoleBeginning } from './use-role-beginning.ts';

interface NewRoleDialogProps {
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onMade: (name: string) => void;
}

/** How a role is called in the policy that people call so: "Area manager" becomes `AreaManager`. */
const nameOf = (label: string): string =>
  label
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^[0-9]+/, '');

/** Makes a role in the draft: empty, from another one, or from all that somebody holds. */
export function NewRoleDialog({ draft, onClose, onMade }: NewRoleDialogProps) {
  const t = useTranslations('compose');
  const begins = useRoleBeginning(draft.document);
  const [label, setLabel] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const name = typed ?? nameOf(label);
  return (
    <Dialog open onClose={onClose} title={t('newTitle')} description={t('newLead')}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const outcome = draft.change((document) => beginRole(document, name, label, begins.chosen()));
          if (outcome.ok) onMade(name);
          else setRefused(outcome.reason);
        }}
      >
        <RoleBeginningFields begins={begins} roles={draft.document.roles} />
        <TextField
          label={t('label')}
          required
          maxLength={120}
          value={label}
          onChange={(typed) => {
            setLabel(typed);
            setRefused(null);
          }}
        />
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          error={refused}
          required
          maxLength={80}
          value={name}
          className="font-mono"
          onChange={(typed) => {
            setTyped(typed);
            setRefused(null);
          }}
        />
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits>
            {t('make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
