import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import type { Draft } from '../../draft/draft.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
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
        <Field label={t('begin')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={from}
              onChange={({ target }) => setFrom(beginnings.find((each) => each === target.value) ?? from)}
            >
              {beginnings.map((each) => (
                <option key={each} value={each}>
                  {t(`from.${each}`)}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
        {from === 'role' ? (
          <Field label={t('fromRole')}>
            {(wiring) => (
              <SelectBox {...wiring} required value={role} onChange={({ target }) => setRole(target.value)}>
                <option value="">{t('chooseRole')}</option>
                {draft.document.roles.map((each) => (
                  <option key={each.name} value={each.name}>
                    {each.label ?? each.name}
                  </option>
                ))}
              </SelectBox>
            )}
          </Field>
        ) : null}
        {from === 'person' ? (
          <div className="flex flex-col gap-1">
            <span className="font-medium">{t('fromPerson')}</span>
            <PersonPicker label={t('fromPerson')} person={person} suggested={[]} onPick={setPerson} />
            <p aria-live="polite" className="text-xs text-ink-2">
              {held.said}
            </p>
          </div>
        ) : null}
        <Field label={t('label')}>
          {(wiring) => (
            <input
              {...wiring}
              required
              maxLength={120}
              value={label}
              onChange={({ target }) => {
                setLabel(target.value);
                setRefused(null);
              }}
              className={inputLook}
            />
          )}
        </Field>
        <Field label={t('name')} hint={t('nameHint')} error={refused}>
          {(wiring) => (
            <input
              {...wiring}
              required
              maxLength={80}
              value={name}
              onChange={({ target }) => {
                setTyped(target.value);
                setRefused(null);
              }}
              className={`${inputLook} font-mono`}
            />
          )}
        </Field>
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits>
            {t('make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
