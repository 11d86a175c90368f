import { startOfDay } from '@remit/policy/values/day';
import type { FieldType, Value } from '@remit/policy/values/value';
import { parseAmount } from '../../parts/fields/parse-amount.ts';

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads what somebody typed as the value of a field.
 * @param locale whose grouping and point amounts are written with; `5,000.00 EUR` for `en`
 * @returns null for what is no value of that kind
 */
export function parseFact(typed: string, type: FieldType, locale: string): Value | null {
  const text = typed.trim();
  if (text === '') return null;
  switch (type) {
    case 'money': {
      const [, figures = '', currency = ''] = /^(.*?)\s*([A-Za-z]{3})$/.exec(text) ?? [];
      const code = currency.toUpperCase();
      if (!currencies.has(code)) return null;
      const parsed = parseAmount(figures, code, locale);
      return parsed.kind === 'amount' ? { type, minor: parsed.minor, currency: code } : null;
    }
    case 'number':
      return /^-?\d{1,20}(\.\d{1,10})?$/.test(text) ? { type, value: text } : null;
    case 'date':
      return startOfDay(text, 'UTC') === null ? null : { type, value: text };
    case 'instant': {
      const instant = startOfDay(text, 'UTC');
      return instant === null ? null : { type, value: instant };
    }
    case 'boolean':
      return text === 'yes' || text === 'no' ? { type, value: text === 'yes' } : null;
    case 'member':
      return UUID.test(text) ? { type, value: text.toLowerCase() } : null;
    case 'department':
    case 'folder':
      return /^\/$|^(\/[^/]+)+$/.test(text) ? { type, value: text } : null;
    case 'text[]':
      return { type, value: text.split(',').map((word) => word.trim()) };
    case 'text':
    case 'enum':
      return { type, value: text };
    default:
      return type satisfies never;
  }
}
