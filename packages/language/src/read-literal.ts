import type { Limit } from '@remit/policy/document';

/** The words in a quoted text; a doubled quote stands for one. In NFC, as all text of a policy. */
export const readText = (quoted: string): string =>
  quoted.slice(1, -1).replaceAll("''", "'").normalize('NFC');

function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 0;
}

/**
 * An amount as written, `10 000.50 EUR`, in minor units.
 * @returns a sentence that says what is wrong with an amount that has none
 */
export function readMoney(written: string): Limit | string {
  const currency = written.slice(-3);
  const [whole = '', fraction = ''] = written.slice(0, -3).replaceAll(/\s/gu, '').split('.');
  const decimals = decimalsOf(currency);
  if (fraction.length > decimals)
    return `an amount in ${currency} has at most ${decimals} decimals, and \`${written}\` has ${fraction.length}`;
  const minor = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(minor)) return `\`${written}\` is larger than any amount Remit can hold`;
  return { minor, currency };
}

/** Whether the calendar has the day, written `2026-01-31`. */
export function isDay(written: string): boolean {
  const at = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written);
}
