import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import type { Draft } from '../../draft/draft.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { PersonField } from '../../parts/person-field.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { beginRole, type RoleBeginning } from './begin-role.ts';
import { useHeldRoles } from './use-held-roles.ts';

interface NewRoleDialogProps {
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onMade: (name: string) => void;
}

const beginnings = ['empty', 'role', 'person'] as const;

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
  const [from, setFrom] = useState<RoleBeginning['from']>('empty');
  const [role, setRole] = useState('');
  const [person, setPerson] = useState<PersonChip | null>(null);
  const [label, setLabel] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const name = typed ?? nameOf(label);
  const held = useHeldRoles(from === 'person' ? person : null, draft.document);
  const beginning = (): RoleBeginning => {
    switch (from) {
      case 'empty':
        return { from };
      case 'role':
        return { from, role };
      case 'person':
        return { from, includes: held.roles };
      default:
        return from satisfies never;
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('newTitle')} description={t('newLead')}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const outcome = draft.change((document) => beginRole(document, name, label, beginning()));
          if (outcome.ok) onMade(name);
          else setRefused(outcome.reason);
        }}
      >
        <SelectField
          label={t('begin')}
          choices={beginnings.map((each) => [each, t(`from.${each}`)])}
          chosen={from}
          onChoose={setFrom}
        />
        {from === 'role' ? (
          <SelectField
            label={t('fromRole')}
            required
            choices={[
              ['', t('chooseRole')],
              ...draft.document.roles.map((each) => [each.name, each.label ?? each.name] as const),
            ]}
            chosen={role}
            onChoose={setRole}
          />
        ) : null}
        {from === 'person' ? (
          <div className="flex flex-col gap-1">
            <PersonField label={t('fromPerson')} person={person} suggested={[]} onPick={setPerson} />
            <p aria-live="polite" className="text-xs text-ink-2">
              {held.said}
            </p>
          </div>
        ) : null}
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
