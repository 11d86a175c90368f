import { sql, type SQL } from 'drizzle-orm';
import type { ResourceType } from '@remit/policy/document';
import type { FieldType } from '@remit/policy/values/value';
import { isRequestType } from '@remit/policy/request-type';
import { type Column, type Columns, identifier, type Pin } from './column.ts';
import { requestColumns } from './request-columns.ts';
import { Untranslatable } from './untranslatable.ts';

export type { Column, Columns, Pin } from './column.ts';

/** The fields whose tables keep the rate with the amount. */
const PINNED: ReadonlySet<string> = new Set(['fin.PaymentRequest.amount']);

/** Schemas that hold no records: a policy may not reach them by declaring a type that is called so. */
const RESERVED = /^(remit|identity|public|information_schema|pg_.*)$/;

/** Every capital begins a word, so that two type names never share a table. */
const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);

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
 * Requests of all types lie in one table; see request-columns.ts.
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
  const found =
    known.get(type) ?? (isRequestType(type) ? requestColumns(type) : makeColumns(type, checks, pinned));
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
    words: new Map(),
  };
}
