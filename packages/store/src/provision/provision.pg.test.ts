import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { connectAs } from '@remit/testkit/postgres-app-login';
import { addressOf, inDatabase } from './database-address.ts';
import { loginPassword } from './login-password.ts';
import { migrate } from './migrate.ts';
import { drizzleFolder, migrationFiles } from './migration-files.ts';
import { openStore } from '../open-store.ts';
import { createDatabase, hardenDatabase } from './provision-database.ts';
import { copiesKey } from './provision-template.ts';
import { provision } from './provision.ts';
import { databases, roles } from '../directory/roles.ts';

const { databaseUrl } = testStoreOptions();
let admin: Sql;

beforeAll(async () => {
  await (await openTestStore()).close();
  admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(() => admin.end());

describe('migrations', () => {
  let database: string;
  let folder: string;

  beforeEach(async () => {
    database = `remit_scratch_${randomBytes(4).toString('hex')}`;
    await createDatabase(admin, database);
    await hardenDatabase(databaseUrl, database);
    folder = mkdtempSync(join(tmpdir(), 'remit-migrations-'));
    cpSync(fileURLToPath(drizzleFolder), folder, { recursive: true });
  });
  afterEach(async () => {
    await admin.unsafe(`drop database ${database} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });

  function run(): Promise<void> {
    return migrate({
      address: addressOf(databaseUrl, database, roles.migrator, loginPassword(testSecret, roles.migrator)),
      kind: 'tenant',
      database,
      login: roles.app,
      placement: { tier: 'shared' },
      folder: pathToFileURL(`${folder}/`),
    });
  }

  async function applied(): Promise<readonly string[]> {
    const reader = postgres(inDatabase(databaseUrl, database), { max: 1 });
    const rows = await reader<{ name: string }[]>`select name from remit.migration order by name`;
    await reader.end();
    return rows.map(({ name }) => name);
  }

  const addMigration = (name: string, text: string): void =>
    writeFileSync(join(folder, 'tenant', name), text);

  test('apply once, in order, and a second run changes nothing', async () => {
    await run();
    const first = await applied();
    expect(first).toEqual(
      [...migrationFiles('tenant').map(({ name }) => name), 'tenant-grants.sql'].toSorted(),
    );
    await run();
    expect(await applied()).toEqual(first);
  });

  test('run in many processes at once apply once', async () => {
    await Promise.all([run(), run(), run()]);
    expect(await applied()).toHaveLength(migrationFiles('tenant').length + 1);
  });

  test('that fail leave nothing of themselves, and the next run goes on from there', async () => {
    addMigration('9000_half.sql', 'create table crm.half (tenant_id uuid not null); select 1 / 0;');
    await expect(run()).rejects.toThrow('division by zero');
    expect(await applied()).not.toContain('9000_half.sql');
    addMigration('9000_half.sql', 'select 1');
    await run();
    expect(await applied()).toContain('9000_half.sql');
  });

  test('whose process is killed half-way are applied by the next', async () => {
    addMigration('9000_slow.sql', 'create table crm.slow (tenant_id uuid not null); select pg_sleep(30);');
    const killed = run().catch((error: unknown) => error);
    await backendSleeping(database);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database}`;
    expect(await killed).toBeInstanceOf(Error);
    expect(await applied()).not.toContain('9000_slow.sql');
    addMigration('9000_slow.sql', 'create table crm.slow (tenant_id uuid not null)');
    await run();
    expect(await applied()).toContain('9000_slow.sql');
  });

  test('refuse a file that has changed since it was applied', async () => {
    await run();
    const path = join(folder, 'tenant', '0001_directory.sql');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n-- a second thought`);
    await expect(run()).rejects.toMatchObject({
      code: 'refused',
      publicMessage: expect.stringMatching(/`0001_directory.sql` has changed since it was applied/),
    });
  });

  test('refuse a database that a newer Remit has been at', async () => {
    addMigration('9000_future.sql', 'select 1');
    await run();
    rmSync(join(folder, 'tenant', '9000_future.sql'));
    await expect(run()).rejects.toMatchObject({
      code: 'refused',
      publicMessage: expect.stringMatching(
        /`9000_future.sql`, which this Remit does not know: a newer Remit/,
      ),
    });
  });

  test('state the grants anew when their file changes, and when something of them is missing', async () => {
    await run();
    await admin.unsafe(`grant connect on database ${database} to ${roles.app}`);
    const may = async (): Promise<unknown> => {
      const reader = postgres(inDatabase(databaseUrl, database), { max: 1 });
      const [row] = await reader`
        select has_table_privilege('remit_app', 'remit.member', 'select') as read,
          has_table_privilege('remit_app', 'wms.item', 'delete') as remove`;
      await reader.end();
      return row;
    };
    expect(await may()).toEqual({ read: true, remove: true });

    const reader = postgres(inDatabase(databaseUrl, database), { max: 1 });
    await reader.unsafe('revoke all on all tables in schema remit, wms from remit_app');
    await reader.end();
    expect(await may()).toEqual({ read: false, remove: false });
    await run();
    expect(await may()).toEqual({ read: true, remove: true });

    const path = join(folder, 'server', 'tenant-grants.sql');
    writeFileSync(path, readFileSync(path, 'utf8').replace(', wms.item, wms.shipment to', ' to'));
    await run();
    expect(await may()).toEqual({ read: true, remove: false });
  });

  async function backendSleeping(name: string): Promise<void> {
    for (;;) {
      const [found] = await admin`
        select 1 from pg_stat_activity where datname = ${name} and wait_event = 'PgSleep'`;
      if (found !== undefined) return;
    }
  }
});

describe('a start', () => {
  test('of many processes at once leaves one set of roles and databases', async () => {
    const stores = await Promise.all([openTestStore(), openTestStore(), openTestStore()]);
    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
  });

  test('sets right a password that a login gave itself', async () => {
    const app = connectAs(roles.app, databases.shared);
    await app.unsafe("alter role remit_app password 'owned'");
    await app.end();
    const locked = connectAs(roles.app, databases.shared);
    await expect(locked`select 1`).rejects.toThrow('password authentication failed');
    await locked.end();
    const store = await openTestStore();
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
  });

  test('takes away settings that a login gave itself', async () => {
    const app = connectAs(roles.app, databases.shared);
    await app.unsafe("alter role remit_app set statement_timeout = '1ms'");
    await app.unsafe("alter role remit_app in database remit_shared set lock_timeout = '1ms'");
    await app.end();
    await (await openTestStore()).close();
    expect(await admin`select 1 from pg_db_role_setting where setrole = 'remit_app'::regrole`).toHaveLength(
      0,
    );
  });

  const dangers: readonly (readonly [change: string, mend: string, sentence: RegExp])[] = [
    ['alter role remit_app bypassrls', 'alter role remit_app nobypassrls', /`remit_app` may do more/],
    ['alter role remit_app superuser', 'alter role remit_app nosuperuser', /`remit_app` may do more/],
    ['alter role remit_app createrole', 'alter role remit_app nocreaterole', /`remit_app` may do more/],
    ['alter role remit_app createdb', 'alter role remit_app nocreatedb', /`remit_app` may do more/],
    [
      'alter role remit_identity replication',
      'alter role remit_identity noreplication',
      /`remit_identity` may do/,
    ],
    [
      'grant remit_owner to remit_app',
      'revoke remit_owner from remit_app',
      /`remit_app` is a member of remit_owner/,
    ],
    [
      'grant pg_read_all_data to remit_app',
      'revoke pg_read_all_data from remit_app',
      /member of pg_read_all_data/,
    ],
  ];
  test.each(dangers)('refuses after: %s', async (change, mend, sentence) => {
    await admin.unsafe(change);
    try {
      await expect(openTestStore()).rejects.toMatchObject({
        code: 'refused',
        publicMessage: expect.stringMatching(sentence),
      });
    } finally {
      await admin.unsafe(mend);
    }
    await (await openTestStore()).close();
  });

  test('refuses a server without the fixes, unless it is told to accept it or brought it along', async () => {
    const options = { ...testStoreOptions(), embedded: false };
    const [version] = await admin<
      { num: number }[]
    >`select current_setting('server_version_num')::int as num`;
    if ((version?.num ?? 0) < 180_007) {
      await expect(openStore(options)).rejects.toMatchObject({
        code: 'refused',
        publicMessage: expect.stringContaining('REMIT_ALLOW_OLD_POSTGRES=yes'),
      });
    }
    await (await openStore({ ...options, allowOldPostgres: true })).close();
  });
});

describe('a tenant', () => {
  test('that is being made is finished by whoever begins again, in either tier', async () => {
    const store = await openTestStore();
    for (const tier of ['dedicated', 'shared'] as const) {
      const wanted = {
        slug: `h${randomBytes(5).toString('hex')}`,
        name: 'Half',
        tier,
        timeZone: 'UTC',
        baseCurrency: 'EUR',
        accent: 'teal',
      };
      const first = await store.createTenant(wanted);
      expect(first.status).toBe('preparing');
      expect(await store.createTenant(wanted)).toEqual(first);
      await store.activateTenant(first.id);
      expect((await store.findTenant(wanted.slug))?.status).toBe('active');
      await expect(store.createTenant(wanted)).rejects.toMatchObject({ code: 'conflict' });
    }
    await store.close();
  });

  test('is made once when two processes make it at the same time', async () => {
    const [one, two] = await Promise.all([openTestStore(), openTestStore()]);
    const wanted = {
      slug: `h${randomBytes(5).toString('hex')}`,
      name: 'Twice',
      tier: 'dedicated' as const,
      timeZone: 'UTC',
      baseCurrency: 'EUR',
      accent: 'teal',
    };
    const [first, second] = await Promise.all([one.createTenant(wanted), two.createTenant(wanted)]);
    expect(second).toEqual(first);
    await Promise.all([one.close(), two.close()]);
  });

  test('is made without waiting for another whose database is still being made', async () => {
    const store = await openTestStore();
    const slug = `h${randomBytes(5).toString('hex')}`;
    const database = `remit_t_${slug}`;
    // As a process does that makes the same one.
    await admin`select pg_advisory_lock(${copiesKey}::int, hashtext(${database}))`;
    const slow = store.createTenant({
      slug,
      name: 'Slow',
      tier: 'dedicated',
      timeZone: 'UTC',
      baseCurrency: 'EUR',
      accent: 'teal',
    });
    await makeTestTenant(store, { tier: 'dedicated' });
    expect(await admin`select 1 from pg_database where datname = ${database}`).toHaveLength(0);
    await admin`select pg_advisory_unlock(${copiesKey}::int, hashtext(${database}))`;
    expect((await slow).slug).toBe(slug);
    await store.close();
  });

  test('is found again by the next start, migrated and with its rows', async () => {
    const store = await openTestStore();
    const tenant = await makeTestTenant(store, { tier: 'dedicated', name: 'Kept' });
    await store.close();
    const next = await openTestStore();
    const rows = await next.withTenant(tenant.id, 'read', (tx) =>
      tx.rows(sql`select name from remit.tenant`),
    );
    expect(rows).toEqual([{ name: 'Kept' }]);
    expect((await next.listTenants()).map(({ slug }) => slug)).toContain(tenant.slug);
    await next.close();
  });

  test('of a slug that cannot name one is refused with what would be right', async () => {
    const store = await openTestStore();
    const refused = makeTestTenant(store, { slug: 'Big Co' });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      publicMessage: expect.stringContaining('lower-case'),
    });
    await store.close();
  });

  test('cannot be provisioned into a database that belongs to another', async () => {
    const store = await openTestStore();
    const tenant = await makeTestTenant(store, { tier: 'dedicated' });
    await store.close();
    await provision({
      server: databaseUrl,
      secret: testSecret,
      databases: [
        {
          name: tenant.databaseName,
          kind: 'tenant',
          login: tenant.loginName,
          placement: { tier: 'dedicated', tenantId: randomUUID() },
        },
      ],
    });
    const reader = postgres(inDatabase(databaseUrl, tenant.databaseName), { max: 1 });
    expect(await reader`select tenant_id from context.placement`).toEqual([{ tenant_id: tenant.id }]);
    await reader.end();
  });
});
