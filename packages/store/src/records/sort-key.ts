import { sql, type SQL } from 'drizzle-orm';
import type { Column } from '@remit/policy-sql/columns';

/** By which field records are listed, and which way. Missing values come last both ways. */
export interface RecordSort {
  readonly field: string;
  readonly direction: 'ascending' | 'descending';
}

type PartType = 'text' | 'numeric' | 'uuid' | 'boolean';

/** What orders records by a field. Each part is null exactly when the field is missing. */
export interface SortKey {
  readonly parts: readonly { readonly value: SQL; readonly type: PartType }[];
  /** True where the field is missing. */
  readonly missing: SQL;
}

const single = (value: SQL, type: PartType, stored: SQL): SortKey => {
  return { parts: [{ value, type }], missing: sql`(${stored} is null)` };
};

/**
 * The order of a field's values: texts by code point, amounts by currency first, times by the clock.
 * @returns null for a list, which has no order
 */
export function sortKeyOf(column: Column): SortKey | null {
  switch (column.type) {
    case 'text':
    case 'enum':
    case 'department':
    case 'folder':
      return single(sql`(${column.value} collate "C")`, 'text', column.value);
    case 'member':
      return single(column.value, 'uuid', column.value);
    case 'number':
      return single(column.value, 'numeric', column.value);
    case 'boolean':
      return single(column.value, 'boolean', column.value);
    case 'date':
    case 'instant':
      // Seconds, exactly: a cursor that carries them is checked as a number, and no spelling of a time can break it.
      return single(sql`extract(epoch from ${column.value})`, 'numeric', column.value);
    case 'money': {
      const missing = sql`(${column.minor} is null or ${column.currency} is null)`;
      const part = (value: SQL): SQL => sql`case when not ${missing} then ${value} end`;
      return {
        parts: [
          { value: part(sql`${column.currency} collate "C"`), type: 'text' },
          { value: part(sql`${column.minor}::numeric`), type: 'numeric' },
        ],
        missing,
      };
    }
    case 'text[]':
      return null;
    default:
      return column satisfies never;
  }
}
