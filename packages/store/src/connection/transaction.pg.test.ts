import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { databases } from '../directory/roles.ts';
import { inDatabase } from '../provision/database-address.ts';
import { openStore, type Store } from '../open-store.ts';
import { folder } from '../schema/remit/directory.ts';
import { parseTenantId, type TenantId } from '../tenant-id.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

let store: Store;
let tenant: TenantId;
let neighbour: TenantId;
let superuser: Sql;

beforeAll(async () => {
  // One connection: whatever a call leaves behind, the next call meets.
  store = await openStore({ ...testStoreOptions(), poolSize: 1 });
  tenant = (await makeTestTenant(store)).id;
  neighbour = (await makeTestTenant(store)).id;
  superuser = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), { max: 1 });
});
afterAll(async () => {
  await store.close();
  await superuser.end();
});

async function addFolder(tx: TenantTransaction, path: string): Promise<void> {
  await tx.rows(
    sql`insert into remit.folder (tenant_id, path, name) values (${tx.tenantId}, ${path}, ${path})`,
  );
}

async function hasFolder(path: string): Promise<boolean> {
  const found = await store.withTenant(tenant, 'read', (tx) =>
    tx.rows(sql`select 1 from remit.folder where path = ${path}`),
  );
  return found.length > 0;
}

async function backend(tx: TenantTransaction): Promise<number> {
  const [row] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

const newPath = (): string => `/${randomUUID()}`;

describe('a transaction', () => {
  test('keeps what it wrote when the work returns', async () => {
    const path = newPath();
    await store.withTenant(tenant, 'write', (tx) => addFolder(tx, path));
    expect(await hasFolder(path)).toBe(true);
  });

  test('takes everything back when the work throws, and throws what the work threw', async () => {
    const path = newPath();
    const thrown = new Error('denied');
    const call = store.withTenant(tenant, 'write', async (tx) => {
      await addFolder(tx, path);
      throw thrown;
    });
    await expect(call).rejects.toBe(thrown);
    expect(await hasFolder(path)).toBe(false);
  });

  test('that lost a statement fails, also when the work did not look', async () => {
    const path = newPath();
    const call = store.withTenant(tenant, 'write', async (tx) => {
      await addFolder(tx, path);
      await tx.rows(sql`select 1 / 0`).catch(() => undefined);
      return 'well';
    });
    await expect(call).rejects.toMatchObject({
      code: 'invalid',
      publicMessage: expect.stringContaining('nothing'),
    });
    expect(await hasFolder(path)).toBe(false);
  });

  test('that lost a statement nobody waited for fails as well', async () => {
    const path = newPath();
    const call = store.withTenant(tenant, 'write', async (tx) => {
      await addFolder(tx, path);
      void tx.rows(sql`select 1 / 0`).catch(() => undefined);
    });
    await expect(call).rejects.toMatchObject({ code: 'invalid' });
    expect(await hasFolder(path)).toBe(false);
  });

  test('for reading refuses to write', async () => {
    await expect(store.withTenant(tenant, 'read', (tx) => addFolder(tx, newPath()))).rejects.toMatchObject({
      code: 'fault',
    });
  });

  test('for reading sees one moment from beginning to end', async () => {
    const other = await openTestStore();
    const path = newPath();
    const seen = await store.withTenant(tenant, 'read', async (tx) => {
      const count = () => tx.rows<{ n: number }>(sql`select count(*)::int as n from remit.folder`);
      const before = await count();
      await other.withTenant(tenant, 'write', (writer) => addFolder(writer, path));
      return [before[0]?.n, (await count())[0]?.n];
    });
    await other.close();
    expect(seen[0]).toBe(seen[1]);
    expect(await hasFolder(path)).toBe(true);
  });

  test('nests: what failed inside is taken back and the rest stands', async () => {
    const [kept, lost] = [newPath(), newPath()];
    await store.withTenant(tenant, 'write', async (tx) => {
      await tx.db.insert(folder).values({ tenant_id: tenant, path: kept, name: 'kept' });
      const nested = tx.db.transaction(async (inner) => {
        await inner.insert(folder).values({ tenant_id: tenant, path: lost, name: 'lost' });
        throw new Error('inner');
      });
      await expect(nested).rejects.toThrow('inner');
    });
    expect([await hasFolder(kept), await hasFolder(lost)]).toEqual([true, false]);
  });

  test('answers nothing once it is over', async () => {
    const leaked: TenantTransaction[] = [];
    const query = await store.withTenant(tenant, 'read', async (tx) => {
      leaked.push(tx);
      await tx.rows(sql`select 1`);
      // A function, so that nothing waits for it here.
      return () => tx.db.select().from(folder);
    });
    for (const tx of leaked) {
      await expect(tx.rows(sql`select * from remit.folder`)).rejects.toMatchObject({ code: 'ended' });
    }
    const cause: unknown = await query().catch((error: unknown) =>
      error instanceof Error ? error.cause : null,
    );
    expect(cause).toMatchObject({ code: 'ended' });
  });

  test('writes instants, JSON, bytes, lists and nothing as they are', async () => {
    const [row] = await store.withTenant(tenant, 'read', async (tx) => {
      await tx.db.execute(sql`select 1`);
      return tx.rows<Record<string, unknown>>(sql`select
        ${new Date(0)}::timestamptz = '1970-01-01T00:00:00Z' as instant, ${{ a: [1] }}::jsonb as json,
        ${new Uint8Array([1, 255])}::bytea as bytes, ${null}::text as nothing, ${9007199254740993n}::bigint as big,
        ${sql.param(['a', 'b,"c', '\\', '', 'NULL', null])}::text[] as list, ${sql.param([])}::text[] as empty,
        ${sql.param([1, 2])}::int[] = array[1, 2] as numbers`);
    });
    expect(row).toEqual({
      instant: true,
      json: { a: [1] },
      bytes: Buffer.from([1, 255]),
      nothing: null,
      big: '9007199254740993',
      list: ['a', 'b,"c', '\\', '', 'NULL', null],
      empty: [],
      numbers: true,
    });
  });
});

describe('a connection that is lost', () => {
  test('in the middle fails every later statement and commits nothing, and the next call has another', async () => {
    const path = newPath();
    const outcomes: unknown[] = [];
    const call = store.withTenant(tenant, 'write', async (tx) => {
      await addFolder(tx, path);
      await superuser`select pg_terminate_backend(${await backend(tx)})`;
      for (let index = 0; index < 3; index += 1) {
        outcomes.push(await tx.rows(sql`select 1`).catch((error: unknown) => error));
      }
    });
    await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    expect(outcomes.every((outcome) => outcome instanceof Error)).toBe(true);
    expect(await hasFolder(path)).toBe(false);
  });

  test('just before COMMIT is never taken for a commit', async () => {
    const path = newPath();
    const call = store.withTenant(tenant, 'write', async (tx) => {
      await addFolder(tx, path);
      const pid = await backend(tx);
      await superuser`select pg_terminate_backend(${pid}, 5000)`;
    });
    await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    expect(await hasFolder(path)).toBe(false);
  });

  test('with statements still waiting fails them all, and none of them runs on a connection of its own', async () => {
    const outcomes: string[] = [];
    const call = store.withTenant(tenant, 'write', async (tx) => {
      const pid = await backend(tx);
      const waiting = Array.from({ length: 20 }, (_, index) =>
        // Each text is new to the connection: it has to be described first, and those behind it wait in the driver.
        tx.rows(sql`select pg_sleep(0.02), ${index}::int, ${sql.raw(`'${index}'`)}`).then(
          () => outcomes.push('answered'),
          () => outcomes.push('failed'),
        ),
      );
      await superuser`select pg_terminate_backend(${pid}, 5000)`;
      await Promise.all(waiting);
    });
    await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    expect(outcomes).toHaveLength(20);
    expect(outcomes.slice(10)).toEqual(Array.from({ length: 10 }, () => 'failed'));
  });

  test('while it rests is replaced without anybody noticing', async () => {
    const pid = await store.withTenant(tenant, 'write', backend);
    await superuser`select pg_terminate_backend(${pid}, 5000)`;
    expect(await store.withTenant(tenant, 'write', backend)).not.toBe(pid);
  });
});

describe('what one tenant leaves in a session', () => {
  test('is gone for the next: settings, prepared statements, cursors, notices', async () => {
    const pid = await store.withTenant(tenant, 'write', async (tx) => {
      await tx.rows(
        sql`select set_config('loot.canary', 'canary', false), set_config('search_path', 'crm', false)`,
      );
      await tx.rows(sql`select set_config('statement_timeout', '9000', false)`);
      await tx.rows(sql.raw('prepare loot as select 1'));
      await tx.rows(sql.raw('declare loot cursor with hold for select * from remit.folder'));
      await tx.rows(sql.raw('listen loot'));
      return backend(tx);
    });
    const found = await store.withTenant(neighbour, 'write', async (tx) => ({
      pid: await backend(tx),
      settings: await tx.rows(sql`
        select current_setting('loot.canary', true) as canary, current_setting('search_path') as path,
          current_setting('statement_timeout') as timeout`),
      prepared: await tx.rows(sql`select name from pg_prepared_statements where name = 'loot'`),
      cursors: await tx.rows(sql`select name from pg_cursors where name = 'loot'`),
      channels: await tx.rows(sql`select pg_listening_channels()`),
    }));
    expect(found.pid).toBe(pid);
    expect(found.settings).toEqual([{ canary: '', path: 'pg_catalog, pg_temp', timeout: '30s' }]);
    expect([found.prepared, found.cursors, found.channels].map((rows) => rows.length)).toEqual([0, 0, 0]);
  });

  test('cannot stand in for the statements of the next, under whatever names', async () => {
    const ask = (tx: TenantTransaction) =>
      tx.rows<{ slug: string }>(sql`select slug from remit.tenant where tenant_id = ${tx.tenantId}`);
    const before = await store.withTenant(neighbour, 'read', ask);
    await store
      .withTenant(tenant, 'write', async (tx) => {
        await ask(tx);
        const names = await tx.rows<{ name: string; types: string }>(sql`
        select name, array_to_string(parameter_types, ',') as types from pg_prepared_statements`);
        expect(names.length).toBeGreaterThan(0);
        for (const { name, types } of names) {
          await tx.rows(sql.raw(`deallocate "${name}"`));
          await tx.rows(
            sql.raw(`prepare "${name}" ${types === '' ? '' : `(${types})`} as select 'stolen' as slug`),
          );
        }
      })
      .catch(() => undefined);
    expect(await store.withTenant(neighbour, 'read', ask)).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

describe('time and room', () => {
  test('a statement that takes too long ends, and says so', async () => {
    const call = store.withTenant(tenant, 'write', async (tx) => {
      await tx.rows(sql`set local statement_timeout = '20ms'`);
      await tx.rows(sql`select pg_sleep(10)`);
    });
    await expect(call).rejects.toMatchObject({ code: 'busy' });
  });

  test('a statement that waits too long for a lock ends, and says so', async () => {
    const other = await openTestStore();
    const lock = sql`select 1 from remit.tenant where tenant_id = ${tenant} for update`;
    await store.withTenant(tenant, 'write', async (tx) => {
      await tx.rows(lock);
      const second = other.withTenant(tenant, 'write', async (waiting) => {
        await waiting.rows(sql`set local lock_timeout = '20ms'`);
        await waiting.rows(lock);
      });
      await expect(second).rejects.toMatchObject({ code: 'busy' });
    });
    await other.close();
  });

  test('a session starts with every limit set', async () => {
    const rows = await store.withTenant(tenant, 'read', (tx) =>
      tx.rows<{ name: string; setting: string }>(sql`
        select name, setting from pg_settings
        where name like '%\\_timeout' and name in ('statement_timeout', 'lock_timeout', 'transaction_timeout',
          'idle_in_transaction_session_timeout') order by name`),
    );
    expect(rows.map(({ setting }) => Number(setting)).every((limit) => limit > 0)).toBe(true);
    expect(rows).toHaveLength(4);
  });

  test('many calls share few connections, and every one of them is served', async () => {
    const calls = Array.from({ length: 200 }, (_, index) =>
      store.withTenant(index % 2 === 0 ? tenant : neighbour, index % 3 === 0 ? 'write' : 'read', (tx) =>
        tx.rows<{ tenant_id: string }>(sql`select tenant_id from remit.tenant`),
      ),
    );
    const answers = await Promise.all(calls);
    expect(answers.map((rows) => rows[0]?.tenant_id)).toEqual(
      answers.map((_, index) => (index % 2 === 0 ? tenant : neighbour)),
    );
  });
});

test('a tenant that does not exist is said not to', async () => {
  const nobody = parseTenantId(randomUUID());
  await expect(store.withTenant(nobody, 'read', async () => undefined)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a store that is closed says that Remit is shutting down', async () => {
  const closing = await openTestStore();
  await closing.ping();
  await closing.close();
  await expect(closing.withTenant(tenant, 'read', async () => undefined)).rejects.toMatchObject({
    code: 'unavailable',
  });
});
