import type { RequestFormField } from '@remit/api/requests/request-views';
import type { Value } from '@remit/policy/values/value';
import type { FieldInput } from '../../../data/contract/request-calls.ts';
import { parseAmount, separators } from '../../../parts/fields/parse-amount.ts';
import { amountTyped } from './amount-typed.ts';

/** How its reader writes numbers, and the currency that amounts without one are in. */
export interface TypedHow {
  readonly locale: string;
  readonly currency: string;
}

/** What was typed or chosen as the server takes it; what cannot be read goes as it is, for the server to say so. */
export function fieldSent(
  { fieldType }: Pick<RequestFormField, 'fieldType'>,
  typed: string,
  { locale, currency }: TypedHow,
): FieldInput {
  const text = typed.trim();
  if (text === '') return null;
  switch (fieldType) {
    case 'boolean':
      return text === 'true';
    case 'number': {
      const { group, point } = separators(locale);
      return text
        .replaceAll(/[\s\u00a0\u202f'’]/g, '')
        .replaceAll(group, '')
        .replace(point, '.');
    }
    case 'money': {
      const amount = parseAmount(text, currency, locale);
      return amount.kind === 'amount' ? { minor: amount.minor, currency } : text;
    }
    case 'instant': {
      const at = new Date(text);
      return Number.isNaN(at.getTime()) ? text : at.toISOString();
    }
    case 'text[]':
      return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    case 'text':
    case 'enum':
    case 'date':
    case 'member':
    case 'department':
    case 'folder':
      return text;
    default:
      return fieldType satisfies never;
  }
}

/** A value as its submitter would type it. */
export function fieldTyped(value: Value | null, { locale }: TypedHow): string {
  if (value === null) return '';
  switch (value.type) {
    case 'money':
      return amountTyped(value, locale);
    case 'number':
      return value.value.replace('.', separators(locale).point);
    case 'boolean':
      return String(value.value);
    case 'text[]':
      return value.value.join('\n');
    case 'instant': {
      const at = new Date(value.value);
      return new Date(value.value - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    }
    case 'duration':
      return String(value.milliseconds);
    case 'text':
    case 'enum':
    case 'date':
    case 'member':
    case 'department':
    case 'folder':
      return value.value;
    default:
      return value satisfies never;
  }
}
