import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectAs, enter, registeredKey } from '@remit/testkit/postgres-app-login';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant, type TenantTable, tenantTables } from '@remit/testkit/postgres-rows';
import { inDatabase } from './provision/database-address.ts';
import { databases, roles } from './directory/roles.ts';
import type { TenantId } from './tenant-id.ts';
import type { TicketKey } from './connection/ticket.ts';

let own: TenantId;
let other: TenantId;
let key: TicketKey;
let app: Sql;
let superuser: Sql;

beforeAll(async () => {
  const store = await openTestStore();
  own = (await makeTestTenant(store)).id;
  other = (await makeTestTenant(store)).id;
  await store.withTenant(own, 'write', (tx) => fillTenant(tx, 'canary of own'));
  await store.withTenant(other, 'write', (tx) => fillTenant(tx, 'canary of other'));
  await store.close();
  key = await registeredKey(databases.shared);
  app = connectAs(roles.app, databases.shared);
  superuser = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), { max: 1 });
});
afterAll(() => Promise.all([app.end(), superuser.end()]));

/** A column of a table that requests may change; null when they may change none. */
async function changeable(table: TenantTable): Promise<string | null> {
  const [column] = await superuser<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and attname <> 'tenant_id'
      and has_column_privilege(${roles.app}, attrelid, attnum, 'update')
    order by attnum limit 1`;
  return column?.name ?? null;
}

/** Runs a statement inside a tenant, or inside none, and takes it back. @returns its rows, or the code of its error */
async function attempt(tenant: TenantId | null, statement: string): Promise<readonly object[] | string> {
  if (tenant === null) await app.unsafe('begin');
  else await enter(app, key, tenant);
  try {
    return await app.unsafe<object[]>(statement);
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  } finally {
    await app.unsafe('rollback');
  }
}

test('the suite knows every table that has rows of tenants', async () => {
  const found = await superuser<{ name: string }[]>`
    select nspname || '.' || relname as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and not relispartition and relname <> 'migration'`;
  expect(found.map(({ name }) => name).toSorted()).toEqual(tenantTables.toSorted());
});

describe.each(tenantTables)('%s', (table) => {
  test('has rows of both tenants, or the tests below would prove nothing', async () => {
    const rows = await superuser.unsafe(`select distinct tenant_id from ${table}`);
    expect(rows.map((row) => row['tenant_id'] as string)).toEqual(expect.arrayContaining([own, other]));
  });

  test('shows a tenant its own rows and no others', async () => {
    const rows = await attempt(own, `select distinct tenant_id from ${table}`);
    expect(rows).toEqual([{ tenant_id: own }]);
  });

  test('has no rows of another tenant, whoever asks for them by name', async () => {
    expect(await attempt(own, `select * from ${table} where tenant_id = '${other}'`)).toEqual([]);
    expect(await attempt(own, `select * from ${table} where tenant_id <> '${own}'`)).toEqual([]);
  });

  test('takes no row for another tenant', async () => {
    // The row is that of the other tenant itself: what refuses is the wall, not a missing value.
    const source = `select * from json_populate_recordset(null::${table}, '${JSON.stringify(
      (await superuser.unsafe(`select to_jsonb(t) as row from ${table} t where tenant_id = '${other}'`)).map(
        (found) => found['row'] as object,
      ),
    ).replaceAll("'", "''")}')`;
    expect(await attempt(own, `insert into ${table} ${source}`)).toBe('42501');
  });

  test('lets no row of another tenant be changed, moved or removed', async () => {
    const column = await changeable(table);
    const change = column === null ? 'tenant_id = tenant_id' : `${column} = ${column}`;
    const changed = await attempt(
      own,
      `update ${table} set ${change} where tenant_id = '${other}' returning 1`,
    );
    expect(column === null ? changed === '42501' : Array.isArray(changed) && changed.length === 0).toBe(true);
    expect(await attempt(own, `update ${table} set tenant_id = '${other}'`)).toBe('42501');
    const removed = await attempt(own, `delete from ${table} where tenant_id = '${other}' returning 1`);
    expect(removed === '42501' || (Array.isArray(removed) && removed.length === 0)).toBe(true);
    expect(await attempt(own, `truncate ${table} cascade`)).toBe('42501');
  });

  test('answers nobody at all', async () => {
    const column = await changeable(table);
    expect(await attempt(null, `select * from ${table}`)).toBe('RM001');
    expect(await attempt(null, `select count(*) from ${table}`)).toBe('RM001');
    expect(['RM001', '42501']).toContain(await attempt(null, `delete from ${table}`));
    if (column !== null)
      expect(await attempt(null, `update ${table} set ${column} = ${column}`)).toBe('RM001');
    expect(['RM001', '42501']).toContain(
      await attempt(null, `insert into ${table} select * from json_populate_record(null::${table}, '{}')`),
    );
  });
});
