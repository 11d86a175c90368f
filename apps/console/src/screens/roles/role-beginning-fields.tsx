import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import type { useRoleBeginning } from './use-role-beginning.ts';

const beginnings = ['empty', 'role', 'person'] as const;

interface RoleBeginningFieldsProps {
  readonly begins: ReturnType<typeof useRoleBeginning>;
  readonly roles: PolicyDocument['roles'];
}

/** Asks what a new role begins as: nothing, another role, or all that somebody holds. */
export function RoleBeginningFields({ begins, roles }: RoleBeginningFieldsProps) {
  const t = useTranslations('compose');
  const { from, setFrom, role, setRole, person, setPerson, said } = begins;
  return (
    <>
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
          choices={[['', t('chooseRole')], ...roles.map(({ name, label }) => [name, label ?? name] as const)]}
          chosen={role}
          onChoose={setRole}
        />
      ) : null}
      {from === 'person' ? (
        <div className="flex flex-col gap-1">
          <PersonField label={t('fromPerson')} person={person} suggested={[]} onPick={setPerson} />
          <p aria-live="polite" className="text-xs text-ink-2">
            {said}
          </p>
        </div>
      ) : null}
    </>
  );
}
