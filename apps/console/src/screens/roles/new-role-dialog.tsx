import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import type { PolicyDocument } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { addRole, copyRole, describeRole } from '../../draft/edit-role.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { problemOf } from '../../data/problem.ts';
import { useCalls } from '../../shell/tenant-context.ts';

interface NewRoleDialogProps {
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onMade: (name: string) => void;
}

/** How a role is called in the policy that people call so: "Area manager" becomes `AreaManager`. */
export const nameOf = (label: string): string =>
  label
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^[0-9]+/, '');

/** Makes a role in the draft: empty, from another one, or from all that somebody holds. */
export function NewRoleDialog({ draft, onClose, onMade }: NewRoleDialogProps) {
  const t = useTranslations('compose');
  const calls = useCalls();
  const [from, setFrom] = useState<'empty' | 'role' | 'person'>('empty');
  const [role, setRole] = useState('');
  const [person, setPerson] = useState<PersonChip | null>(null);
  const [label, setLabel] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const name = typed ?? nameOf(label);
  const held = useQuery({
    ...calls.options.people.get.queryOptions({ member: person?.id ?? '' }),
    enabled: from === 'person' && person !== null,
  });
  const known = new Set(draft.document.roles.map((each) => each.name));
  const holds = [
    ...new Set(
      (held.data?.assignments ?? []).flatMap((each) =>
        each.standing === 'active' && known.has(each.role) ? [each.role] : [],
      ),
    ),
  ];
  const labelOf = (each: string): string =>
    draft.document.roles.find((other) => other.name === each)?.label ?? each;
  const make = (document: PolicyDocument): EditOutcome => {
    const outcome =
      from === 'role'
        ? copyRole(document, role, name)
        : addRole(document, {
            name,
            grants: [],
            ...(from === 'person' && holds.length > 0 ? { includes: holds } : {}),
          });
    const made = outcome.ok ? outcome.document.roles.find((each) => each.name === name) : undefined;
    if (!outcome.ok || made === undefined) return outcome;
    const facts = { label, description: made.description ?? '', module: made.module ?? '' };
    return describeRole(outcome.document, name, facts);
  };
  return (
    <Dialog open onClose={onClose} title={t('newTitle')} description={t('newLead')}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const outcome = draft.change(make);
          if (outcome.ok) onMade(name);
          else setRefused(outcome.reason);
        }}
      >
        <Field label={t('begin')}>
          {(wiring) => (
            <SelectBox
              {...wiring}
              value={from}
              onChange={({ target }) => setFrom(target.value as 'empty' | 'role' | 'person')}
            >
              {(['empty', 'role', 'person'] as const).map((each) => (
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
              {person === null
                ? ''
                : held.error !== null
                  ? problemOf(held.error).message
                  : held.data === undefined
                    ? t('personLoading')
                    : holds.length === 0
                      ? t('personHoldsNone', { name: person.name })
                      : t('personHolds', {
                          roles: new Intl.ListFormat('en', { type: 'conjunction' }).format(
                            holds.map(labelOf),
                          ),
                        })}
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
