import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { dayOf } from '@remit/policy/values/day';
import { DateField } from '../../parts/fields/date-field.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';

interface GraceFieldProps {
  /** From when on a second factor is asked for as it was saved, in ms since 1970 UTC; null: at once. */
  readonly saved: number | null;
  readonly fits: boolean;
  readonly onChange: (from: number | null) => void;
}

/** Until the end of which day people have time to add a second factor. */
export function GraceField({ saved, fits, onChange }: GraceFieldProps) {
  const t = useTranslations('security');
  const { timeZone } = useMe().tenant;
  // The end of a day is where the next one begins.
  const savedDay = saved === null ? '' : (dayOf(saved - 1, timeZone) ?? '');
  const [day, setDay] = useState(savedDay);
  return (
    <DateField
      label={t('grace')}
      hint={t('graceHint', { zone: timeZone })}
      error={fits ? null : t('graceOver')}
      value={day}
      onChange={(next) => {
        setDay(next);
        onChange(next === savedDay ? saved : endOfDay(next, timeZone));
      }}
    />
  );
}
