import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Field } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

interface FirstRoleProps {
  /** Empty for none. */
  readonly role: string;
  readonly folder: string;
  readonly onRole: (role: string) => void;
  readonly onFolder: (folder: string) => void;
}

/** The role that somebody begins with, and where; nothing for whoever may not give one. */
export function FirstRole({ role, folder, onRole, onFolder }: FirstRoleProps) {
  const t = useTranslations('guests');
  const calls = useCalls();
  const { person } = useMe();
  const choices = useQuery(calls.options.people.get.queryOptions({ member: person.id })).data;
  if (choices === undefined || !choices.assign.allowed) return null;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('role')}>
        {(wiring) => (
          <SelectBox {...wiring} value={role} onChange={({ target }) => onRole(target.value)}>
            <option value="">{t('noRole')}</option>
            {choices.roles.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectBox>
        )}
      </Field>
      <Field label={t('folder')}>
        {(wiring) => (
          <SelectBox {...wiring} value={folder} onChange={({ target }) => onFolder(target.value)}>
            {choices.folders.map((path) => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </SelectBox>
        )}
      </Field>
    </div>
  );
}
