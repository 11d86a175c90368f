import { sql, type SQL } from 'drizzle-orm';
import type { FieldType } from '@remit/policy/values/value';
import { Untranslatable } from './untranslatable.ts';

/**
 * Where a field is stored: one column, or two for an amount and its currency. `checked` when the table itself refuses
 * what breaks the field's type (drizzle/tenant/0005_records.sql says how), so that the column can be asked as it stands.
 */
export type Column = { readonly checked: boolean } & (
  | { readonly type: Exclude<FieldType, 'money'>; readonly value: SQL }
  | {
      readonly type: 'money';
      readonly minor: SQL;
      readonly currency: SQL;
      /** Null where amounts of this field are never pinned. */
      readonly pin: Pin | null;
    }
);

/** Where the rate that was pinned on an amount is stored, and what it came to (drizzle/tenant/0019_rates.sql). */
export interface Pin {
  /** An exact decimal as text; null on rows that have none. */
  readonly rate: SQL;
  /** Units of the base, exactly. */
  readonly base: SQL;
  /** Ten-thousandths of a unit of the base, down and up. */
  readonly low: SQL;
  readonly high: SQL;
}

/** Where the records of a type are stored. Every reference is qualified by `record`, the name a query gives to the table. */
export interface Columns {
  /** Full name of the type, `fin.PaymentRequest`. */
  readonly name: string;
  /** `fin.payment_request`. */
  readonly table: string;
  /** `"fin"."payment_request" as "record"`, for a `from` clause. */
  readonly from: SQL;
  readonly tenantId: SQL;
  readonly id: SQL;
  /** By field name; `folder` is one of them. */
  readonly fields: ReadonlyMap<string, Column>;
  /** Table of who took which action, and who lent them what they took it by; null for a type that keeps no history. */
  readonly history: SQL | null;
  /** Under which name the index of words has a field, for those that stand there under another than their own. */
  readonly words: ReadonlyMap<string, string>;
}

/**
 * Names become part of the statement, and Drizzle quotes them without escaping: only plain ones pass.
 * @param what it names, for the sentence. @throws Untranslatable for any other
 */
export function identifier(name: string, what: string): SQL {
  if (!/^[a-z][a-z0-9_]{0,55}$/.test(name))
    throw new Untranslatable(
      'name',
      `${what} \`${name}\` cannot name a table or column: use small letters, digits and \`_\``,
    );
  return sql`${sql.identifier(name)}`;
}
