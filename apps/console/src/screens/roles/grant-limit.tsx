import { useTranslations } from 'use-intl';
import { Field, inputLook } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';

interface GrantLimitProps {
  /** As typed; empty for none. */
  readonly limit: string;
  readonly currency: string;
  /** Whether it cannot be read. */
  readonly bad: boolean;
  readonly onLimit: (limit: string) => void;
  readonly onCurrency: (currency: string) => void;
}

/** Up to how much a grant goes. */
export function GrantLimit({ limit, currency, bad, onLimit, onCurrency }: GrantLimitProps) {
  const t = useTranslations('compose');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-3">
      <Field label={t('limit')} hint={t('limitHint')} error={bad ? t('limitBad') : null}>
        {(wiring) => (
          <input
            {...wiring}
            inputMode="decimal"
            value={limit}
            onChange={({ target }) => onLimit(target.value)}
            className={`${inputLook} figures`}
          />
        )}
      </Field>
      <Field label={t('currency')}>
        {(wiring) => (
          <SelectBox {...wiring} value={currency} onChange={({ target }) => onCurrency(target.value)}>
            {Intl.supportedValuesOf('currency').map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </SelectBox>
        )}
      </Field>
    </div>
  );
}
