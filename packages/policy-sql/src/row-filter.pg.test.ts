import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '@remit/policy/check';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowFilter } from '@remit/policy/row-filter';
import { actionsOf } from '@remit/policy/catalog';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import { fieldMasks, visibleFields } from '@remit/policy/fields';
import { planRows } from '@remit/policy/plan-rows';
import { TYPES } from '@remit/testkit/arbitrary/catalog';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { makeTestTenant, openTestStore, postgresUrl } from '@remit/testkit/postgres';
import type { Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { createRecordTables, storeRecords } from '@remit/testkit/record-table';
import { openRequestTable, storeAsRequests } from '@remit/testkit/store-as-requests';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Value } from '@remit/policy/values/value';
import type { World } from '@remit/testkit/world';
import { columnsOf, type Columns } from './columns.ts';
import { fieldColumns } from './field-columns.ts';
import { requestColumns } from './request-columns.ts';
import { compileRowFilter, compileRowFlag } from './row-filter.ts';

const seed = runSeed();
const TIMES = runCount('REMIT_FUZZ', 1);
const WORLDS = 120 * TIMES;

/** Money of a record as a table holds it. */
function withMoney(record: Resource, money: (value: Money) => Money): Resource {
  const attributes = Object.entries(record.attributes).map(([name, value]) => [
    name,
    value?.type === 'money' ? money({ type: 'money', minor: value.minor, currency: value.currency }) : value,
  ]);
  return { ...record, attributes: Object.fromEntries(attributes) };
}

type Money = Extract<Value, { type: 'money' }>;

const RATES = [null, '0.9', '1', '0.01', null, '1.10', '1000', '0.333333333333333333'];

/** Most amounts were pinned when they were recorded. */
function pinned(value: Money): Money {
  const rate = RATES[value.minor % RATES.length] ?? null;
  return rate === null || value.minor > 1e9 ? value : { ...value, rate };
}

/**
 * A world as a database can hold it: ids are uuids, and a history that nobody knows is none that is stored.
 * @param asRequests where the rate that was pinned on an amount is stored with it
 */
function storable(world: World, asRequests: boolean): World {
  const named = JSON.stringify(world).replaceAll(
    /"([mp])([1-9])"/g,
    (_, kind: string, digit: string) =>
      `"00000000-0000-4000-8000-0000000000${kind === 'm' ? 'a' : 'b'}${digit}"`,
  );
  const renamed: World = JSON.parse(named);
  const historied = new Set(TYPES.filter((type) => type.history).map(({ name }) => name));
  const records = renamed.records
    .filter((record) => record.history !== null)
    .map((record): Resource => (historied.has(record.type) ? record : { ...record, history: null }))
    // No column of the other tables holds a rate: amounts in them are compared at the rates of the day.
    .map((record) => withMoney(record, asRequests ? pinned : (value) => value));
  return { ...renamed, records };
}

const isPinned = ({ attributes }: Resource): boolean =>
  Object.values(attributes).some((value) => value?.type === 'money' && value.rate !== undefined);

type Row = Readonly<Record<string, string | null>>;

/** Reads as requests do: under the tenant's own login, behind the real wall. */
type Read = (query: SQL) => Promise<readonly Row[]>;

/** The other tenant has the same records under the same ids: a row of it would be one too many. */
function unique(ids: readonly string[]): ReadonlySet<string> {
  expect(new Set(ids).size, 'rows of another tenant came too').toBe(ids.length);
  return new Set(ids);
}

async function idsOf(
  read: Read,
  filters: readonly RowFilter[],
  columns: Columns,
): Promise<readonly ReadonlySet<string>[]> {
  const flags = filters.map(
    (filter, at) => sql`${compileRowFlag(filter, columns)}::text as ${sql.identifier(`reached_${at}`)}`,
  );
  const rows = await read(
    sql`select "record"."id"::text as "id", ${sql.join(flags, sql`, `)} from ${columns.from}`,
  );
  return filters.map((_, at) =>
    unique(rows.filter((row) => row[`reached_${at}`] === 'true').flatMap((row) => row['id'] ?? [])),
  );
}

async function fieldsOf(read: Read, masks: readonly FieldMask[], filter: RowFilter, columns: Columns) {
  const fields = fieldColumns(masks, columns, filter);
  const select = [sql`"record"."id"::text as "id"`, ...fields.select];
  const rows = await read(
    sql`select ${sql.join(select, sql`, `)} from ${columns.from} where ${compileRowFilter(filter, columns)}`,
  );
  return rows.map((row) => ({ id: row['id'] ?? '', ...fields.read(row) }));
}

/** Tables of the worlds' types in a tenant's own database, each put behind the wall as migrations do. */
async function openTables(login: string, database: string): Promise<postgres.Sql> {
  const address = new URL(postgresUrl());
  address.pathname = `/${database}`;
  const db = postgres(address.href, { max: 1, onnotice: () => undefined });
  await db.unsafe('drop table crm.account cascade');
  await createRecordTables(db, TYPES);
  for (const { name, history } of TYPES) {
    const tables = [name.toLowerCase(), ...(history ? [`${name.toLowerCase()}_event`] : [])];
    for (const table of tables)
      await db.unsafe(`select remit.put_behind_wall('${table}'); grant select on ${table} to ${login};`);
  }
  return db;
}

describe(`a policy in SQL (REMIT_SEED=${seed})`, () => {
  let store: Store;
  let tenant: TenantPlacement;
  let db: postgres.Sql;

  beforeAll(async () => {
    store = await openTestStore();
    tenant = await makeTestTenant(store, { tier: 'dedicated' });
    db = await openTables(tenant.loginName, tenant.databaseName);
    await openRequestTable(db);
  });

  afterAll(async () => {
    await db.end();
    await store.close();
  });

  const read: Read = (query) => store.withTenant(tenant.id, 'read', (tx) => tx.rows<Row>(query));

  it(
    'lists the ids on which a single decision says allow, and shows of each the fields that it may',
    async () => {
      const seen = {
        worlds: 0,
        lists: 0,
        decisions: 0,
        partial: 0,
        fields: 0,
        hidden: 0,
        masked: 0,
        pinned: 0,
      };
      await fc.assert(
        fc.asyncProperty(arbitraryWorld, async (arbitrary) => {
          // One world in eight lies where requests of declared types lie, most of it in one column.
          const asRequests = seen.worlds % 8 === 0;
          const { document, directory, environment, records } = storable(arbitrary, asRequests);
          const compiled = compilePolicy(document, 1);
          seen.worlds += 1;
          seen.pinned += asRequests ? records.filter(isPinned).length : 0;
          const store = asRequests ? storeAsRequests : storeRecords;
          await store(db, TYPES, records, [tenant.id, randomUUID()]);
          for (const type of TYPES) {
            const columns = asRequests ? requestColumns(type) : columnsOf(type);
            const stored = records.filter((record) => record.type === type.name);
            const actions = actionsOf(type).filter((action) => action !== 'create');
            for (const { id } of directory.members) {
              const subject = subjectIn(directory, id);
              const filters = actions.map((action) =>
                planRows(compiled, subject, action, type.name, environment),
              );
              const reached = await idsOf(read, filters, columns);
              for (const [at, action] of actions.entries()) {
                const next = (resource: Resource) => (action === 'update' ? { next: resource } : {});
                const allowed = stored.filter(
                  (resource) =>
                    decide(compiled, { subject, action, resource, ...next(resource), environment })
                      .outcome === 'allow',
                );
                expect(
                  [...(reached[at] ?? [])].toSorted((a, b) => (a < b ? -1 : 1)),
                  `${id} ${action} ${type.name}`,
                ).toEqual(allowed.flatMap((record) => record.id ?? []).toSorted((a, b) => (a < b ? -1 : 1)));
                seen.lists += 1;
                seen.decisions += stored.length;
                seen.partial += allowed.length > 0 && allowed.length < stored.length ? 1 : 0;
              }
              const readable = filters[actions.indexOf('read')] ?? { kind: 'none' };
              if (readable.kind === 'none') continue;
              const masks = fieldMasks(compiled, subject, type.name, environment);
              const rows = await fieldsOf(read, masks, readable, columns);
              expect(unique(rows.map((row) => row.id))).toEqual(reached[actions.indexOf('read')]);
              for (const row of rows) {
                const record = stored.find((each) => each.id === row.id);
                if (record === undefined) throw new Error(`no record ${row.id}`);
                const visible = visibleFields(compiled, subject, record, environment);
                for (const { name } of type.fields) {
                  const shown = row.fields[name];
                  const got = row.hidden.includes(name)
                    ? 'hidden'
                    : shown?.type === 'masked'
                      ? 'masked'
                      : 'readable';
                  const wanted = visible[name] === 'writable' ? 'readable' : visible[name];
                  // Of a missing value there is no pattern: only that it is not readable in full can be told apart.
                  if (wanted === 'masked' && shown === null) continue;
                  expect(got, `${name} of ${row.id} to ${id}`).toBe(wanted);
                  seen.fields += 1;
                  seen.hidden += got === 'hidden' ? 1 : 0;
                  seen.masked += got === 'masked' ? 1 : 0;
                  if (got === 'readable')
                    expect((shown ?? null) === null, `${name} of ${row.id}`).toBe(
                      (record.attributes[name] ?? null) === null,
                    );
                }
              }
            }
          }
        }),
        { seed, numRuns: WORLDS },
      );
      console.log(
        `${seen.lists} lists over ${seen.decisions} decisions, ${seen.partial} neither empty nor total; ${seen.fields} fields, ${seen.hidden} hidden, ${seen.masked} masked`,
      );
      expect(seen.decisions).toBeGreaterThanOrEqual(20_000);
      expect(seen.partial / seen.lists).toBeGreaterThan(0.05);
      expect(seen.hidden / seen.fields).toBeGreaterThan(0.01);
      expect(seen.masked).toBeGreaterThan(0);
      expect(seen.pinned).toBeGreaterThan(0);
    },
    120_000 * TIMES,
  );
});
