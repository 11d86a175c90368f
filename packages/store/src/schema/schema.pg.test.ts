import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { inDatabase } from '../provision/database-address.ts';
import { databases } from '../directory/roles.ts';
import * as crm from './crm.ts';
import * as fin from './fin.ts';
import * as hr from './hr.ts';
import * as identity from './identity.ts';
import * as access from './remit/access.ts';
import * as audit from './remit/audit.ts';
import * as directory from './remit/directory.ts';
import * as notices from './remit/notices.ts';
import * as policy from './remit/policy.ts';
import * as tenant from './remit/tenant.ts';
import * as wms from './wms.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
}

const connections: Sql[] = [];
function connectTo(database: string): Sql {
  const sql = postgres(inDatabase(testStoreOptions().databaseUrl, database), { max: 1 });
  connections.push(sql);
  return sql;
}

beforeAll(async () => {
  await (await openTestStore()).close();
});
afterAll(() => Promise.all(connections.map((sql) => sql.end())));

/** Every table of a schema and its columns, as the catalog has them; a part of one has the columns of the whole. */
async function catalog(database: string, schemas: readonly string[]): Promise<Record<string, Column[]>> {
  const rows = await connectTo(database)<(Column & { table: string })[]>`
    select nspname || '.' || relname as table, attname as name, format_type(atttypid, atttypmod) as type,
      attnotnull as required, atthasdef as "hasDefault"
    from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ${connectTo(database)(schemas)} and relkind in ('r', 'p') and not relispartition
      and attnum > 0 and not attisdropped
      and relname <> 'migration'
    order by attname`;
  const tables: Record<string, Column[]> = {};
  for (const { table, ...column } of rows) (tables[table] ??= []).push({ ...column });
  return tables;
}

/** The same, as the code states it. */
function stated(modules: readonly object[]): Record<string, Column[]> {
  const tables = modules.flatMap((module) => Object.values(module)).filter((value) => is(value, PgTable));
  return Object.fromEntries(
    tables.map((table) => {
      const { schema, name, columns } = getTableConfig(table);
      const found = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().replace(', ', ','),
        required: column.notNull,
        hasDefault: column.hasDefault,
      }));
      return [`${schema}.${name}`, found.toSorted((a, b) => (a.name < b.name ? -1 : 1))];
    }),
  );
}

test('what the code says of tenant tables is what the database has: columns, types, nulls and defaults', async () => {
  const schemas = ['remit', 'crm', 'hr', 'fin', 'wms'];
  expect(stated([tenant, directory, policy, audit, access, notices, crm, hr, fin, wms])).toEqual(
    await catalog(databases.shared, schemas),
  );
});

test('what the code says of the identity tables is what the database has', async () => {
  expect(stated([identity])).toEqual(await catalog(databases.identity, ['identity']));
});
