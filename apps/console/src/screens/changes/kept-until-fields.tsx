import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { DateField } from '../../parts/fields/date-field.tsx';
import { PersonField } from '../../parts/fields/person-field.tsx';
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
      <PersonField
        label={t('stageWhom')}
        person={kept.person}
        suggested={suggested}
        onPick={kept.setPerson}
      />
      <DateField
        label={t('stageUntil')}
        hint={t('stageUntilHint', { zone: tenant.timeZone })}
        value={kept.until}
        onChange={kept.setUntil}
      />
    </>
  );
}
