import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { AddField } from '../../parts/fields/add-field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';

interface NamedPeopleProps {
  /** Of the step that they decide. */
  readonly name: string;
  readonly emails: readonly string[];
  readonly onChange: (emails: readonly string[]) => void;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/u;

/** People by their e-mails, each with a way out but the last. */
export function NamedPeople({ name, emails, onChange }: NamedPeopleProps) {
  const t = useTranslations('asked');
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
      <AddField
        label={t('personOf', { name })}
        adding={t('addPerson')}
        type="email"
        longest={200}
        refuse={(email) => (EMAIL.test(email) && !emails.includes(email) ? null : t('personBad'))}
        onAdd={(email) => onChange([...emails, email])}
      />
    </div>
  );
}
