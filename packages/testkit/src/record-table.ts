import type postgres from 'postgres';
import type { Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import type { FieldType, Value } from '@remit/policy/values/value';
import { asDeeds } from './as-deeds.ts';

const SQL_TYPES: Readonly<Record<Exclude<FieldType, 'money'>, string>> = {
  text: 'text',
  enum: 'text collate "C"',
  member: 'uuid',
  department: 'text collate "C"',
  folder: 'text collate "C"',
  number: 'numeric(38, 10)',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
  'text[]': 'text[]',
};

const tableOf = (type: ResourceType): string => type.name.toLowerCase();

/** What a table of a module refuses, so that its columns can be asked as they stand; see drizzle/tenant/0005_records.sql. */
function checkOf(name: string, type: FieldType): string {
  switch (type) {
    case 'enum':
      return `check (${name} is nfc normalized)`;
    case 'money':
      return `check (${name}_minor between 0 and 9007199254740991), check (${name}_currency ~ '^[A-Z]{3}$')`;
    case 'date':
      return `check (${name} between '0001-01-01' and '9999-12-31')`;
    case 'instant':
      return `check (${name} >= '0001-01-01 00:00:00+00' and ${name} < '10000-01-01 00:00:00+00')`;
    case 'text':
    case 'member':
    case 'department':
    case 'folder':
    case 'number':
    case 'boolean':
    case 'text[]':
      return '';
    default:
      return type satisfies never;
  }
}

/**
 * The columns of a type's fields as SQL, for a table of a test.
 * @param checks `unchecked` for a table that lets in what breaks a type
 */
export function fieldDefinitions(type: ResourceType, checks: 'checked' | 'unchecked'): readonly string[] {
  return type.fields.flatMap((field) => {
    const columns =
      field.type === 'money'
        ? [`${field.name}_minor bigint`, `${field.name}_currency text collate "C"`]
        : [`${field.name} ${SQL_TYPES[field.type]}`];
    const check = checks === 'checked' ? checkOf(field.name, field.type) : '';
    return check === '' ? columns : [...columns, check];
  });
}

/** Tables for records of types with one-word names, and of their histories, as the modules have them. */
export async function createRecordTables(db: postgres.Sql, types: readonly ResourceType[]): Promise<void> {
  for (const type of types) {
    const columns = fieldDefinitions(type, 'checked');
    await db.unsafe(`create schema if not exists ${type.name.split('.')[0] ?? ''}`);
    await db.unsafe(
      `create table ${tableOf(type)} (tenant_id uuid, id uuid, folder text collate "C", ${columns.join(', ')}, primary key (tenant_id, id))`,
    );
    if (type.history)
      await db.unsafe(
        `create table ${tableOf(type)}_event (tenant_id uuid, record_id uuid, sequence integer, action text collate "C", person uuid, lent_by uuid, passed_by uuid[])`,
      );
  }
}

/** A column's value as JSON tells it to `json_populate_recordset`. */
function cells(field: string, value: Value | null): Readonly<Record<string, unknown>> {
  if (value === null) return {};
  if (value.type === 'money')
    return { [`${field}_minor`]: value.minor, [`${field}_currency`]: value.currency };
  if (value.type === 'duration') throw new Error(`no column holds a duration, as \`${field}\` would`);
  if (value.type === 'instant') return { [field]: new Date(value.value).toISOString() };
  // Whoever writes normalises; the table would refuse it otherwise.
  if (value.type === 'enum') return { [field]: value.value.normalize('NFC') };
  return { [field]: value.value };
}

/**
 * Puts these records, and no others, into their tables. Values are well formed and ids are uuids.
 * @param tenants each gets all of them, under the same ids
 */
export async function storeRecords(
  db: postgres.Sql,
  types: readonly ResourceType[],
  records: readonly Resource[],
  tenants: readonly string[],
): Promise<void> {
  for (const type of types) {
    const rows = records.filter((record) => record.type === type.name);
    const table = tableOf(type);
    const json = rows.flatMap(({ id, folder, attributes }) => {
      const fields = type.fields.map(({ name }) => cells(name, attributes[name] ?? null));
      return tenants.map((tenant) => Object.assign({ tenant_id: tenant, id, folder }, ...fields));
    });
    await db.unsafe(`truncate ${table}`);
    await db.unsafe(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::text::json)`,
      [JSON.stringify(json)],
    );
    if (!type.history) continue;
    const events = rows.flatMap(({ id, history }) =>
      asDeeds(history ?? []).flatMap((entry, sequence) =>
        tenants.map((tenant) => ({ tenant_id: tenant, record_id: id, sequence, ...entry })),
      ),
    );
    await db.unsafe(`truncate ${table}_event`);
    await db.unsafe(
      `insert into ${table}_event select * from json_populate_recordset(null::${table}_event, $1::text::json)`,
      [JSON.stringify(events)],
    );
  }
}
