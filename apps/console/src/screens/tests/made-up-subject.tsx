import { useTranslations } from 'use-intl';
import type { PolicyTest, Role } from '@remit/policy/document';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { PathField } from './path-field.tsx';

type MadeUp = Extract<PolicyTest['subject'], { kind: 'made-up' }>;

interface MadeUpSubjectProps {
  readonly subject: MadeUp;
  readonly roles: readonly Role[];
  readonly folders: readonly string[];
  readonly onChange: (subject: MadeUp) => void;
}

/** Somebody who is nobody: a role, where they hold it, and the department that they are of, if any. */
export function MadeUpSubject({ subject, roles, folders, onChange }: MadeUpSubjectProps) {
  const t = useTranslations('tests');
  const [held] = subject.roles;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t('role')}
        choices={roles.map(({ name, label }) => [name, label ?? name])}
        chosen={held?.role ?? ''}
        onChoose={(choice) =>
          onChange({ ...subject, roles: [{ role: choice, folder: held?.folder ?? '/' }] })
        }
      />
      <PathField
        label={t('held')}
        path={held?.folder ?? '/'}
        folders={folders}
        onChange={(folder) =>
          onChange({ ...subject, roles: subject.roles.map((each) => ({ ...each, folder })) })
        }
      />
      <PathField
        label={t('department')}
        optional={t('optional')}
        path={subject.department ?? ''}
        folders={folders}
        onChange={(path) => {
          const { department: _, ...rest } = subject;
          onChange(path === '' ? rest : { ...rest, department: path });
        }}
      />
    </div>
  );
}
