import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { SelectField } from '../../parts/fields/select-field.tsx';
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
      <SelectField
        label={t('role')}
        choices={[['', t('noRole')], ...choices.roles.map(({ name, label }) => [name, label] as const)]}
        chosen={role}
        onChoose={onRole}
      />
      <SelectField
        label={t('folder')}
        choices={choices.folders.map((path) => [path, path])}
        chosen={folder}
        onChoose={onFolder}
      />
    </div>
  );
}
