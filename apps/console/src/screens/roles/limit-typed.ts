import type { Grant } from '@remit/policy/document';
import { minorDigits } from '../../parts/money-text.ts';

/** A limit as it is typed where it is read: a German reads 1.000,00 where a Briton reads 1,000.00. */
export function limitTyped({ minor, currency }: NonNullable<Grant['upTo']>, locale: string): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(minor / 10 ** digits);
}
