import fc from 'fast-check';
import type postgres from 'postgres';
import { fieldDefinitions } from '@remit/testkit/record-table';
import {
  combining,
  composed,
  currencies,
  dates,
  instants,
  minors,
  numbers,
  paths,
  persons,
  tagLists,
  texts,
} from './hostile-values.ts';
import type { Table } from './thing-tables.ts';

const ROWS = 64;

/** A column's value or null; what no type admits comes too, because tables outlive rules. */
const stored = <T>(values: readonly T[], odd: readonly T[] = []) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom(null, ...odd) },
  );

const whole = (minor: string | null): boolean => minor === null || BigInt(minor) <= Number.MAX_SAFE_INTEGER;

const arbitraryRow = fc.record({
  folder: fc.constantFrom(...paths),
  title: stored(texts),
  region: stored(['west', 'West', composed, combining, '/a']),
  owner: stored(persons),
  department: stored(paths),
  quantity: stored(numbers, ['NaN']),
  price_minor: stored(minors, ['9007199254740993']),
  price_currency: stored(currencies, ['eur', '']),
  cost_minor: stored(minors),
  cost_currency: stored(currencies),
  begun: stored(dates),
  left_at: stored(instants),
  due: stored(dates, ['infinity', '-infinity', '0044-03-15 BC', '10000-01-01']),
  seen_at: stored(instants, ['infinity', '-infinity']),
  active: stored(['true', 'false']),
  tags: stored<string>(
    tagLists.map((tags) => JSON.stringify(tags)),
    ['[null]', '["a",null]'],
  ),
  events: fc.array(
    fc.record({
      action: fc.constantFrom('submit', 'approve'),
      person: fc.constantFrom(null, ...persons),
      lentBy: fc.constantFrom(null, null, ...persons),
      passedBy: fc.oneof(fc.constant(null), fc.subarray([...persons], { minLength: 1 })),
    }),
    { maxLength: 3 },
  ),
});

const COLUMN_TYPES: Readonly<Record<string, string>> = {
  folder: 'text',
  title: 'text',
  region: 'text',
  owner: 'uuid',
  department: 'text',
  quantity: 'numeric',
  price_minor: 'bigint',
  price_currency: 'text',
  cost_minor: 'bigint',
  cost_currency: 'text',
  due: 'date',
  begun: 'date',
  seen_at: 'timestamptz',
  left_at: 'timestamptz',
  active: 'boolean',
};

type ArbitraryRow = typeof arbitraryRow extends fc.Arbitrary<infer R> ? R : never;

/** The row as a table that refuses what breaks a type would have it: without that, and with its enum normalised. */
function admitted(row: ArbitraryRow): ArbitraryRow {
  const within = (text: string | null, values: readonly string[]) =>
    text !== null && values.includes(text) ? text : null;
  return {
    ...row,
    region: row.region?.normalize('NFC') ?? null,
    price_minor: whole(row.price_minor) ? row.price_minor : null,
    price_currency: within(row.price_currency, currencies),
    due: within(row.due, dates),
    seen_at: within(row.seen_at, instants),
  };
}

/** Makes a table of records and its history, and writes hostile rows into both. @param seed which rows */
export async function storeRows(
  db: postgres.Sql,
  { name, checks, type }: Table,
  seed: number,
): Promise<void> {
  await db.unsafe(`
    create schema if not exists lab;
    create table ${name} (tenant_id uuid not null, id uuid primary key, folder text collate "C" not null,
      ${fieldDefinitions(type, checks).join(', ')});
    create table ${name}_event (tenant_id uuid, record_id uuid, sequence integer, action text collate "C", person uuid,
      lent_by uuid, passed_by uuid[]);`);
  const names = Object.keys(COLUMN_TYPES);
  const values = names.map((column, at) => `$${at + 3}::text::${COLUMN_TYPES[column] ?? ''}`);
  const insert = `insert into ${name} (tenant_id, id, tags, ${names.join(', ')}) values ($1::uuid, $1::uuid,
    case when $2::text is not null then array(select json_array_elements_text($2::text::json)) end, ${values.join(', ')})`;
  for (const [at, sampled] of fc.sample(arbitraryRow, { numRuns: ROWS, seed }).entries()) {
    const row = checks === 'checked' ? admitted(sampled) : sampled;
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const cells: Readonly<Record<string, string | null | readonly unknown[]>> = row;
    await db.unsafe(insert, [
      id,
      row.tags,
      ...names.map((column) => (typeof cells[column] === 'string' ? cells[column] : null)),
    ]);
    for (const [index, event] of row.events.entries())
      await db.unsafe(`insert into ${name}_event values ($1, $1, $2, $3, $4, $5, $6)`, [
        id,
        index,
        event.action,
        event.person,
        event.lentBy,
        event.lentBy === null ? null : event.passedBy,
      ]);
  }
  await db.unsafe(`update ${name} set tags = '{{a,b},{c,d}}' where id::text like '%00000000007'`);
  await (checks === 'checked' ? pinPrices(db, name) : keepCosts(db, name));
}

/** Two costs of three keep the rate of their day, as `storedMoney` of api writes it; of some it is half there, or none. */
async function keepCosts(db: postgres.Sql, table: string): Promise<void> {
  await db.unsafe(`
    alter table ${table} add column fields jsonb not null default '{}';
    update ${table} set fields = jsonb_build_object('cost', jsonb_strip_nulls(jsonb_build_object(
      'minor', cost_minor, 'currency', cost_currency, 'rate', rate,
      'base', case when ascii(right(id::text, 1)) % 7 > 0
        then (cost_minor * rate::numeric * case cost_currency when 'JPY' then 1 else 0.01 end)::text end)))
    from (select id as pinned,
        case when ascii(right(id::text, 1)) % 3 > 0
          then (array['0.5', '1', '7', '0', '0.92'])[1 + ascii(right(id::text, 1)) % 5] end as rate
      from ${table}) as rates
    where pinned = id and num_nonnulls(cost_minor, cost_currency) > 0`);
}

/** Two prices of three keep the rate of their day, as drizzle/tenant/0019_rates.sql has it. */
async function pinPrices(db: postgres.Sql, table: string): Promise<void> {
  await db.unsafe(`
    alter table ${table} add column price_rate text collate "C", add column price_base numeric,
      add column price_base_low bigint generated always as (floor(price_base * 10000)::bigint) stored,
      add column price_base_high bigint generated always as (ceil(price_base * 10000)::bigint) stored;
    update ${table} set price_rate = (array['0.5', '1', '7', '0.333333333333333333', '0.92'])
        [1 + ascii(right(id::text, 1)) % 5]
      where ascii(right(id::text, 1)) % 3 > 0 and price_minor <= 1000000 and price_currency is not null;
    update ${table} set price_base = price_minor * price_rate::numeric
        * case price_currency when 'JPY' then 1 else 0.01 end
      where price_rate is not null`);
}
