import type { Amount } from '@remit/api/views';

/** How many digits a currency has after its point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** Minor units as an exact decimal text, `1234567` of EUR as `12345.67`. */
export function minorToDecimal({ minor, currency }: Amount): string {
  const digits = minorDigits(currency);
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** An amount for people: grouped, exact to the minor unit, the currency after it: "12,345.67 EUR". */
export function moneyText(amount: Amount, locale: string): string {
  const digits = minorDigits(amount.currency);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // A decimal text formats exactly; a floating number would round.
  return `${format.format(minorToDecimal(amount) as Intl.StringNumericLiteral)} ${amount.currency}`;
}
