const RECOGNISED: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether a currency is one of ISO 4217 that money is kept in. */
export const isCurrency = (code: string): boolean => RECOGNISED.has(code) && code !== 'XXX';

const digits = new Map<string, number>();

/**
 * How many digits an amount of a currency has behind the point: minor units are 10^-digits of it.
 * @param code three capital letters; of a code that is no currency amounts have two
 */
export function currencyDigits(code: string): number {
  const known = digits.get(code);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(code, found);
  return found;
}
