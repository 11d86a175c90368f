import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../parts/button.tsx';
import { DateField } from '../parts/fields/date-field.tsx';
import { useMoment } from '../parts/use-when.ts';
import { instantOf } from '../screens/changes/instant-of.ts';
import { useMe } from './tenant-context.ts';

interface MomentFormProps {
  /** The first moment that is known, in ms since 1970 UTC. */
  readonly from: number;
  readonly onChosen: () => void;
}

/** Any moment, by the clocks of the tenant. */
export function MomentForm({ from, onChosen }: MomentFormProps) {
  const t = useTranslations('time');
  const shown = useMoment();
  const navigate = useNavigate();
  const { tenant } = useMe();
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [tried, setTried] = useState(false);
  const at = instantOf(day, time, tenant.timeZone);
  const problem = at === null ? t('incomplete') : at < from ? t('tooEarly', { from: shown(from) }) : null;
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problem !== null || at === null) return;
        onChosen();
        void navigate({ to: '.', search: (before) => ({ ...before, at: new Date(at).toISOString() }) });
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <DateField label={t('day')} error={tried ? problem : null} value={day} onChange={setDay} />
        <DateField label={t('time', { zone: tenant.timeZone })} type="time" value={time} onChange={setTime} />
      </div>
      <div>
        <Button submits>{t('show')}</Button>
      </div>
    </form>
  );
}
