import { sql, type SQL } from 'drizzle-orm';
import type { ResourceType } from '@remit/policy/document';
import type { FieldType } from '@remit/policy/value';
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

/** The fields whose tables keep the rate with the amount. */
const PINNED: ReadonlySet<string> = new Set(['fin.PaymentRequest.amount']);

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
  /** Table of who took which action; null for a type that keeps no history. */
  readonly history: SQL | null;
}

/** Schemas that hold no records: a policy may not reach them by declaring a type that is called so. */
const RESERVED = /^(remit|identity|public|information_schema|pg_.*)$/;

/** Every capital begins a word, so that two type names never share a table. */
const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);

/** Names become part of the statement, and Drizzle quotes them without escaping: only plain ones pass. */
function identifier(name: string, what: string): SQL {
  if (!/^[a-z][a-z0-9_]{0,55}$/.test(name))
    throw new Untranslatable(
      'name',
      `${what} \`${name}\` cannot name a table or column: use small letters, digits and \`_\``,
    );
  return sql`${sql.identifier(name)}`;
}

function columnFor(
  field: { readonly name: string; readonly type: FieldType },
  checked: boolean,
  pinned: boolean,
): Column {
  const column = (suffix: string): SQL => sql`"record".${identifier(`${field.name}${suffix}`, 'field')}`;
  if (field.type !== 'money') return { type: field.type, checked, value: column('') };
  const pin: Pin = {
    rate: column('_rate'),
    base: column('_base'),
    low: column('_base_low'),
    high: column('_base_high'),
  };
  return {
    type: 'money',
    checked,
    minor: column('_minor'),
    currency: column('_currency'),
    pin: pinned ? pin : null,
  };
}

/**
 * The table and columns of a resource type, by name alone: `fin.PaymentRequest` is `fin.payment_request` with its history
 * in `fin.payment_request_event`; a field is the column of its name, and a money field `x` is `x_minor` and `x_currency`.
 * @param checks `unchecked` for a table that may hold what breaks a type: text that is not NFC, half an amount, the year 0
 * @param pinned fields, as `Type.field`, whose table keeps a rate with the amount
 * @throws Untranslatable for a name that is no plain table or column name
 */
export function columnsOf(
  type: ResourceType,
  checks: 'checked' | 'unchecked' = 'checked',
  pinned: ReadonlySet<string> = PINNED,
): Columns {
  if (checks === 'unchecked' || pinned !== PINNED) return makeColumns(type, checks, pinned);
  const found = known.get(type) ?? makeColumns(type, checks, pinned);
  known.set(type, found);
  return found;
}

/** A type belongs to a version of the policy and never changes: what it is stored in is found once. */
const known = new WeakMap<ResourceType, Columns>();

function makeColumns(
  type: ResourceType,
  checks: 'checked' | 'unchecked',
  pinned: ReadonlySet<string>,
): Columns {
  const [, module = '', name = ''] = /^([a-z][a-z0-9_]*)\.([A-Z][A-Za-z0-9]*)$/.exec(type.name) ?? [];
  if (name === '' || RESERVED.test(module))
    throw new Untranslatable(
      'name',
      `the records of type \`${type.name}\` are in no table of a business module`,
    );
  const schema = identifier(module, 'module');
  const table = sql`${schema}.${identifier(snakeCase(name), 'type')}`;
  const fields = [...type.fields, { name: 'folder', type: 'folder' } as const];
  return {
    name: type.name,
    table: `${module}.${snakeCase(name)}`,
    from: sql`${table} as "record"`,
    tenantId: sql`"record"."tenant_id"`,
    id: sql`"record"."id"`,
    fields: new Map(
      fields.map((field) => [
        field.name,
        columnFor(
          field,
          checks === 'checked',
          checks === 'checked' && pinned.has(`${type.name}.${field.name}`),
        ),
      ]),
    ),
    history: type.history ? sql`${schema}.${identifier(`${snakeCase(name)}_event`, 'type')}` : null,
  };
}
