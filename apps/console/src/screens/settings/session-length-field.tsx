import { useTranslations } from 'use-intl';
import { SelectField } from '../../parts/fields/select-field.tsx';

const lengths = [15, 30, 60, 120, 240, 480, 720] as const;

interface SessionLengthFieldProps {
  /** As it was saved, in minutes; null: as long as anywhere. It can be chosen again, whatever it is. */
  readonly saved: number | null;
  readonly minutes: number | null;
  readonly onChange: (minutes: number | null) => void;
}

/** How long a session lasts. */
export function SessionLengthField({ saved, minutes, onChange }: SessionLengthFieldProps) {
  const t = useTranslations('security');
  const choices = [...new Set([...lengths, ...(saved === null ? [] : [saved])])].toSorted((a, b) => a - b);
  return (
    <SelectField
      label={t('length')}
      hint={t('lengthHint')}
      choices={[
        ['', t('anywhere')],
        ...choices.map(
          (each) =>
            [each, each < 60 ? t('minutes', { minutes: each }) : t('hours', { hours: each / 60 })] as const,
        ),
      ]}
      chosen={minutes ?? ''}
      onChoose={(choice) => onChange(choice === '' ? null : choice)}
    />
  );
}
