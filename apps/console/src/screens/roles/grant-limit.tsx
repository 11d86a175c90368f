import { useTranslations } from 'use-intl';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

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
      <TextField
        label={t('limit')}
        hint={t('limitHint')}
        error={bad ? t('limitBad') : null}
        inputMode="decimal"
        value={limit}
        className="figures"
        onChange={onLimit}
      />
      <SelectField
        label={t('currency')}
        choices={Intl.supportedValuesOf('currency').map((each) => [each, each])}
        chosen={currency}
        onChoose={onCurrency}
      />
    </div>
  );
}
