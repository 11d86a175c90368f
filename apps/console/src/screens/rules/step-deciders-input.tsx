import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ApprovalStep, StepDeciders } from '@remit/policy/document';
import { Button } from '../../parts/button.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { NameList } from './name-list.tsx';

interface StepDecidersInputProps {
  readonly step: Pick<ApprovalStep, 'name' | 'by'>;
  /** Where in the approval it stands. */
  readonly part: string;
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  readonly hasHead: boolean;
  readonly onChange: (by: StepDeciders) => void;
}

const KINDS = ['head', 'roles', 'people'] as const;

/** Who decides a step: the head of the department, holders of roles, or people by name. */
export function StepDecidersInput({
  step: { name, by },
  part,
  roles,
  hasHead,
  onChange,
}: StepDecidersInputProps) {
  const t = useTranslations('asked');
  // Named people without a name are none: until the first of them is typed the step stays what it was.
  const [naming, setNaming] = useState(false);
  const [role] = roles;
  const kind = naming ? 'people' : by.kind;
  const offered = KINDS.filter(
    (each) => each === kind || (each === 'head' ? hasHead : each === 'people' || role !== undefined),
  );
  const choose = (next: string): void => {
    setNaming(next === 'people' && by.kind !== 'people');
    if (next === 'head') onChange({ kind: 'head' });
    if (next === 'roles' && role !== undefined && by.kind !== 'roles')
      onChange({ kind: 'roles', roles: [role.name] });
  };
  return (
    <div data-part={part} className="flex flex-col gap-2">
      <span className="max-w-72">
        <SelectBox
          aria-label={t('decidersOf', { name })}
          value={kind}
          onChange={({ target }) => choose(target.value)}
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {t(`deciders.${each}`)}
            </option>
          ))}
        </SelectBox>
      </span>
      {kind === 'roles' && by.kind === 'roles' ? (
        <NameList
          label={t('rolesOf', { name })}
          part={`${part}.roles`}
          names={by.roles}
          choices={roles}
          adding={t('addRole')}
          onChange={(names) => onChange({ kind: 'roles', roles: names })}
        />
      ) : null}
      {kind === 'people' ? (
        <NamedPeople
          name={name}
          emails={by.kind === 'people' ? by.emails : []}
          onChange={(emails) => {
            setNaming(false);
            onChange({ kind: 'people', emails });
          }}
        />
      ) : null}
    </div>
  );
}

interface NamedPeopleProps {
  readonly name: string;
  readonly emails: readonly string[];
  readonly onChange: (emails: readonly string[]) => void;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/u;

/** People by their e-mails, each with a way out but the last. */
function NamedPeople({ name, emails, onChange }: NamedPeopleProps) {
  const t = useTranslations('asked');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const email = typed.trim();
  const fits = EMAIL.test(email) && !emails.includes(email);
  const add = (): void => {
    setTried(!fits);
    if (!fits) return;
    setTyped('');
    onChange([...emails, email]);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="flex flex-wrap gap-1.5">
        {emails.map((each) => (
          <li
            key={each}
            className="inline-flex h-7 items-center gap-1 rounded-md bg-sunken pl-2 text-sm max-sm:h-11"
          >
            {each}
            {emails.length === 1 ? (
              <span className="w-2" />
            ) : (
              <IconButton
                label={t('removePerson', { email: each })}
                onClick={() => onChange(emails.filter((other) => other !== each))}
              >
                <X size={13} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-48 flex-1">
          <Field label={t('personOf', { name })} error={tried && !fits ? t('personBad') : null}>
            {(wiring) => (
              <input
                {...wiring}
                type="email"
                value={typed}
                maxLength={200}
                onChange={({ target }) => setTyped(target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  add();
                }}
                className={inputLook}
              />
            )}
          </Field>
        </div>
        <Button icon={<Plus size={14} aria-hidden />} aria-disabled={email === ''} onClick={add}>
          {t('addPerson')}
        </Button>
      </div>
    </div>
  );
}
