const formats = new Map<string, Intl.NumberFormat>();

/**
 * Money in words: `10,000.00 EUR`. Exact: the digits go to the formatter as text, never as a float.
 * @param minor units of the currency
 */
export function moneyWords({
  minor,
  currency,
}: {
  readonly minor: number;
  readonly currency: string;
}): string {
  const format = formats.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency });
  formats.set(currency, format);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const padded = String(minor).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const text = digits === 0 ? whole : `${whole}.${padded.slice(-digits)}`;
  const plain = new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${plain.format(text as Intl.StringNumericLiteral)} ${currency}`;
}
