import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { connectAs, enter, registeredKey } from '@remit/testkit/postgres-app-login';
import { sealAll } from './audit-keeper.ts';
import { writeAudit } from './audit-log.ts';
import { makeAuditPartitions } from './audit-partitions.ts';
import { addressOf, inDatabase } from '../provision/database-address.ts';
import { loginPassword } from '../provision/login-password.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import { migrate } from '../provision/migrate.ts';
import { drizzleFolder } from '../provision/migration-files.ts';
import type { Store } from '../open-store.ts';
import { createDatabase, hardenDatabase } from '../provision/provision-database.ts';
import { roles } from '../directory/roles.ts';
import type { TenantPlacement } from '../tenants/tenant-placement.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import { verifyAudit } from './verify-audit.ts';

const { databaseUrl } = testStoreOptions();
let store: Store;
let tenant: TenantPlacement;
let superuser: Sql;

// A database of its own: tables are taken away here.
beforeAll(async () => {
  store = await openTestStore();
  tenant = await makeTestTenant(store, { tier: 'dedicated' });
  superuser = postgres(inDatabase(databaseUrl, tenant.databaseName), { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await superuser.end();
  await store.close();
});

const migratorOf = (database: string): string =>
  addressOf(databaseUrl, database, roles.migrator, loginPassword(testSecret, roles.migrator));

const make = (): Promise<number> => withMaintenance(migratorOf(tenant.databaseName), makeAuditPartitions);

async function partitions(sql: Sql = superuser): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'remit.audit_event'::regclass order by 1`;
  return rows.map(({ name }) => name);
}

function monthAhead(months: number): string {
  const now = new Date();
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
  return `remit.audit_event_${month.toISOString().slice(0, 7).replace('-', '_')}`;
}

const writeIn = (tx: TenantTransaction): Promise<void> =>
  writeAudit(tx, {
    ...happenedByRemit(randomUUID()),
    action: 'tenant.created',
    target: { type: 'remit.Tenant', id: tenant.id },
    outcome: 'allow',
    because: [],
    details: { slug: tenant.slug, name: 'x' },
  });

test('next month has its table before it begins, and a second look makes nothing', async () => {
  expect(await partitions()).toEqual(
    ['remit.audit_event_default', 'remit.audit_event_first', monthAhead(1)].toSorted(),
  );
  expect(await make()).toBe(0);
});

test('a database that does not answer keeps no other from its tables', async () => {
  const made = [0, 1].map(() => makeTestTenant(store, { tier: 'dedicated' }));
  // They are gone through by their slugs.
  const [down, behind] = (await Promise.all(made)).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  if (down === undefined || behind === undefined) throw new Error('two tenants were made');
  const admin = postgres(databaseUrl, { max: 1 });
  const itsOwn = postgres(inDatabase(databaseUrl, behind.databaseName), { max: 1 });
  try {
    await admin.unsafe(`alter database ${down.databaseName} allow_connections false`);
    await itsOwn.unsafe(`drop table ${monthAhead(1)}`);
    await expect(store.makeAuditPartitions()).rejects.toThrow(/^\d+ of \d+ databases/);
    expect(await partitions(itsOwn)).toContain(monthAhead(1));
  } finally {
    await admin.unsafe(`alter database ${down.databaseName} allow_connections true`);
    await Promise.all([admin.end(), itsOwn.end()]);
  }
});

test('an event of a month without a table is written down, sealed and verified all the same', async () => {
  await superuser.unsafe(`drop table ${monthAhead(1)}`);
  await store.withTenant(tenant.id, 'write', writeIn);
  // As if it were next month already.
  await superuser`
    insert into remit.audit_event (tenant_id, at, action, target_type, outcome, because, correlation_id)
    values (${tenant.id}, now() + interval '1 month', 'x', 'y', 'allow', '[]', gen_random_uuid())`;
  const [lies] =
    await superuser`select tableoid::regclass::text as name from remit.audit_event where action = 'x'`;
  expect(lies).toEqual({ name: 'remit.audit_event_default' });
  await sealAll(store, tenant.id);
  expect(await verifyAudit(store, tenant.id, { heads: null, coveredUntil: null })).toMatchObject({
    entries: 3,
    waiting: 0,
    findings: [],
  });
  // It stays where it is, and the table of its month is not made over it.
  expect(await make()).toBe(0);
  await superuser.unsafe(`
    alter table remit.audit_event disable trigger append_only; delete from remit.audit_event where action = 'x';
    alter table remit.audit_event enable always trigger append_only`);
  expect(await make()).toBe(1);
});

test('the table of a month is made while others write, and waits no longer than a moment for who holds all', async () => {
  await superuser.unsafe(`drop table ${monthAhead(1)}`);
  await store.withTenant(tenant.id, 'write', async (tx) => {
    await writeIn(tx);
    expect(await make()).toBe(1);
  });
  await superuser.unsafe(`drop table ${monthAhead(1)}`);
  await superuser.begin(async (tx) => {
    await tx.unsafe('lock table remit.audit_event in access exclusive mode');
    expect(await make()).toBe(0);
  });
  expect(await make()).toBe(1);
});

test('a partition is closed to requests, is bound by the wall, and keeps its history', async () => {
  const key = await registeredKey(tenant.databaseName);
  const app = connectAs(tenant.loginName, tenant.databaseName);
  for (const name of await partitions()) {
    for (const statement of [
      `select * from ${name}`,
      `delete from ${name}`,
      `insert into ${name} default values`,
    ]) {
      await enter(app, key, tenant.id);
      await expect(app.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
      await app.unsafe('rollback');
    }
    for (const statement of [
      `update ${name} set action = action`,
      `delete from ${name}`,
      `truncate ${name}`,
    ]) {
      await expect(superuser.unsafe(statement)).rejects.toMatchObject({ code: 'RM003' });
    }
    // The owner, whom the wall binds, and who has entered no tenant.
    const owner = superuser.begin(async (tx) => {
      await tx.unsafe(`set local role ${roles.owner}`);
      await tx.unsafe(`select * from ${name}`);
    });
    await expect(owner).rejects.toMatchObject({ code: 'RM001' });
  }
  await app.end();
});

test('events from before partitions stay where they are, are found, and can be read through their parent alone', async () => {
  const database = `remit_scratch_${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'remit-partitions-'));
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  cpSync(fileURLToPath(drizzleFolder), folder, {
    recursive: true,
    filter: (path) => !/\/tenant\/00(2[3-9]|[3-9])/.test(path),
  });
  const of = { address: migratorOf(database), kind: 'tenant', database } as const;
  try {
    await createDatabase(admin, database);
    await hardenDatabase(databaseUrl, database);
    await migrate({ ...of, login: null, placement: null, folder: pathToFileURL(`${folder}/`) });
    const own = postgres(inDatabase(databaseUrl, database), { max: 1, onnotice: () => undefined });
    const id = randomUUID();
    await own`
      insert into remit.audit_event (tenant_id, action, target_type, outcome, because, correlation_id)
      values (${id}, 'x', 'y', 'allow', '[]', ${id})`;
    await migrate({ ...of, login: roles.app, placement: { tier: 'shared' } });
    expect(await partitions(own)).toContain(monthAhead(1));
    expect(
      await own`select tableoid::regclass::text as lies, tenant_id as id from remit.audit_event`,
    ).toEqual([{ lies: 'remit.audit_event_first', id }]);
    expect(
      await own`
        select has_table_privilege(${roles.app}, 'remit.audit_event', 'select') as parent,
          has_any_column_privilege(${roles.app}, 'remit.audit_event_first', 'select, insert') as partition`,
    ).toEqual([{ parent: true, partition: false }]);
    await own.end();
  } finally {
    await admin.unsafe(`drop database if exists ${database} with (force)`);
    await admin.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
