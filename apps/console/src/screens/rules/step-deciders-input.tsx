import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ApprovalStep, StepDeciders } from '@remit/policy/document';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { NameList } from './name-list.tsx';
import { NamedPeople } from './named-people.tsx';

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
