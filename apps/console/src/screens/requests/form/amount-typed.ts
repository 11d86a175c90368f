import type { Amount } from '@remit/api/views';
import { minorDigits, minorToDecimal } from '../../../parts/money-text.ts';

/** An amount as somebody of a locale types it, so that `parseAmount` reads the very same back. */
export function amountTyped(amount: Amount, locale: string): string {
  const digits = minorDigits(amount.currency);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(minorToDecimal(amount) as Intl.StringNumericLiteral);
}
