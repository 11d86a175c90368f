import { useTranslations } from 'use-intl';
import { minorDigits, moneyText } from '../../../parts/money-text.ts';
import type { ParsedAmount } from '../../../parts/fields/parse-amount.ts';
import { SelectField } from '../../../parts/fields/select-field.tsx';
import { TextField } from '../../../parts/fields/text-field.tsx';
import { useMe } from '../../../shell/tenant-context.ts';
import { readerLocale } from '../../../words/words.tsx';
import type { RequestEntries } from './request-entries.ts';

interface AmountFieldProps {
  /** The question that it answers; without one, how much. */
  readonly label?: string;
  readonly typed: string;
  readonly currency: string;
  readonly parsed: ParsedAmount;
  readonly tried: boolean;
  readonly onChange: (change: Partial<RequestEntries>) => void;
}

/** An amount typed the way its reader writes one, and read back exactly under the field. */
export function AmountField({ label, typed, currency, parsed, tried, onChange }: AmountFieldProps) {
  const t = useTranslations('newRequest');
  const { baseCurrency } = useMe().tenant;
  const currencies = [...new Set([baseCurrency, 'EUR', 'USD', 'GBP', 'CHF', 'JPY', currency])];
  const example = new Intl.NumberFormat(navigator.language, {
    minimumFractionDigits: minorDigits(currency),
  }).format(1250);
  const error = errorOf(parsed);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-2">
      <TextField
        label={label ?? t('amount')}
        error={
          error === null
            ? null
            : t(`amountError.${error}`, { currency, digits: minorDigits(currency), example })
        }
        hint={
          parsed.kind === 'amount'
            ? t('amountRead', { amount: moneyText({ minor: parsed.minor, currency }, readerLocale()) })
            : t('amountHint', { example })
        }
        required
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        className="figures text-right"
        onChange={(amount) => onChange({ amount })}
      />
      <SelectField
        label={t('currency')}
        choices={currencies.map((code) => [code, code])}
        chosen={currency}
        onChoose={(chosen) => onChange({ currency: chosen })}
      />
    </div>
  );

  function errorOf({ kind }: ParsedAmount): 'missing' | 'notANumber' | 'tooPrecise' | 'tooLarge' | null {
    switch (kind) {
      case 'amount':
        return null;
      case 'empty':
        return tried ? 'missing' : null;
      case 'not-a-number':
        return 'notANumber';
      case 'too-precise':
        return 'tooPrecise';
      case 'too-large':
        return 'tooLarge';
      default:
        return kind satisfies never;
    }
  }
}
