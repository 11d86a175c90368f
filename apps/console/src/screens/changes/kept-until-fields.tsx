import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { DateField } from '../../parts/date-field.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import type { KeptUntil } from './use-kept-until.ts';

interface KeptUntilFieldsProps {
  readonly kept: KeptUntil;
  /** Offered before anything is typed. */
  readonly suggested: readonly PersonChip[];
}

/** Who is left out of a change, and until the end of which day. */
export function KeptUntilFields({ kept, suggested }: KeptUntilFieldsProps) {
  const t = useTranslations('draftImpact');
  const { tenant } = useMe();
  return (
    <>
      <div className="flex flex-col gap-1">
        <span aria-hidden className="font-medium">
          {t('stageWhom')}
        </span>
        <PersonPicker
          label={t('stageWhom')}
          person={kept.person}
          suggested={suggested}
          onPick={kept.setPerson}
        />
      </div>
      <DateField
        label={t('stageUntil')}
        hint={t('stageUntilHint', { zone: tenant.timeZone })}
        value={kept.until}
        onChange={kept.setUntil}
      />
    </>
  );
}
