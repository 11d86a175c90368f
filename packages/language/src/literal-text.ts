import { currencyDigits, isCurrency } from '@remit/policy/values/currency';
import { durationWords } from '@remit/policy/words/duration-words';
import { scalarOf } from '@remit/policy/values/scalar';
import type { Value } from '@remit/policy/values/value';
import { quoted } from './quoted-text.ts';

/** Digits in groups of three. */
const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:[0-9]{3})+$)/gu, ' ');

/** An amount as `10 000.50 EUR`: decimals only where there are any. @param minor units of the currency */
export function amountText({
  minor,
  currency,
}: {
  readonly minor: number;
  readonly currency: string;
}): string {
  const digits = currencyDigits(currency);
  const padded = String(minor).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const fraction = padded.slice(padded.length - digits);
  return `${grouped(whole)}${/[1-9]/u.test(fraction) ? `.${fraction}` : ''} ${currency}`;
}

/** An instant in UTC, without the seconds that it does not have: `2026-11-20T10:00Z`. */
const instantText = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/:00\.000Z$|\.000Z$/u, 'Z');

/** Whether the text form has a way to write a value: malformed ones it has not, and they must not pass for others. */
function isWritable(value: Value): boolean {
  if (scalarOf(value) === null) return false;
  if (value.type === 'money') return isCurrency(value.currency);
  return value.type !== 'instant' || Math.abs(value.value) <= 8.64e15;
}

/** A value as text writes it. One that is malformed comes in quotes, so that it stays a mistake and says nothing else. */
export function literalText(value: Value): string {
  if (!isWritable(value)) return quoted(`malformed ${value.type}`, "'");
  switch (value.type) {
    case 'text':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
      return quoted(value.value, "'");
    case 'number':
    case 'date':
      return value.value;
    case 'money':
      return amountText(value) + (value.rate === undefined ? '' : ` at ${value.rate}`);
    case 'instant':
      return instantText(value.value);
    case 'duration':
      return durationWords(value.milliseconds);
    case 'boolean':
      return String(value.value);
    case 'text[]':
      return `[${value.value.map((each) => quoted(each, "'")).join(', ')}]`;
    default:
      return value satisfies never;
  }
}
