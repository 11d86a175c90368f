import { sql, type SQL } from 'drizzle-orm';
import type { FieldType, Value } from '@remit/policy/values/value';
import type { Column } from './columns.ts';

/**
 * A column as text that `decodeValue` reads, or SQL null where the field is missing. As text, because drivers would
 * round what JavaScript's numbers and dates cannot hold.
 */
export function valueText(column: Column): SQL {
  switch (column.type) {
    case 'text':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
    case 'number':
    case 'date':
    case 'boolean':
      return sql`${column.value}::text`;
    case 'money':
      // Null when either is: half an amount is none.
      return column.pin === null
        ? sql`${column.minor}::text || ' ' || ${column.currency}`
        : sql`${column.minor}::text || ' ' || ${column.currency} || coalesce(' ' || ${column.pin.rate}, '')`;
    case 'instant':
      return sql`trunc(extract(epoch from date_trunc('milliseconds', ${column.value})) * 1000)::text`;
    case 'text[]':
      return sql`to_json(${column.value})::text`;
    default:
      return column satisfies never;
  }
}

/**
 * The value that `valueText` told. A value that breaks the rules of its type stays one, for the engine to find unknown:
 * it is not missing.
 * @param text null when the field is missing
 */
export function decodeValue(type: FieldType, text: string | null): Value | null {
  if (text === null) return null;
  switch (type) {
    case 'text':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
    case 'number':
    case 'date':
      return { type, value: text };
    case 'money': {
      const [minor, currency = '', rate] = text.split(' ');
      const money = { type, minor: Number(minor), currency };
      return rate === undefined ? money : { ...money, rate };
    }
    case 'instant':
      return { type, value: Number(text) };
    case 'boolean':
      return { type, value: text === 'true' };
    case 'text[]': {
      const list: readonly string[] = JSON.parse(text);
      return { type, value: list };
    }
    default:
      return type satisfies never;
  }
}
