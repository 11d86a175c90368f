import { useTranslations } from 'use-intl';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { metOf } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

const DUTIES = ['second-factor', 'comment'] as const;

/** The duties that count as met. */
export function DutiesSlot() {
  const t = useTranslations('simulate');
  const { address, change } = useSimulateSearch();
  const met = metOf(address);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{t('met')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {DUTIES.map((duty) => (
          <CheckField
            key={duty}
            checked={met.includes(duty)}
            onChange={(counts) => {
              const next = DUTIES.filter((each) => (each === duty ? counts : met.includes(each)));
              change({ met: next.join(',') || undefined });
            }}
          >
            {t(`duty.${duty}`)}
          </CheckField>
        ))}
      </div>
    </fieldset>
  );
}
