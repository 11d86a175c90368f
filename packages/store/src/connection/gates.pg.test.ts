import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loginSecret } from '@remit/testkit/login-secret';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { connectionPool } from './connection-pool.ts';
import { openConnection } from './connection.ts';
import { addressOf, inDatabase } from '../provision/database-address.ts';
import { gates, loginPool } from './gates.ts';
import { loginPassword } from '../provision/login-password.ts';
import type { Store } from '../open-store.ts';
import { databases, roles } from '../directory/roles.ts';
import { withTenant } from '../tenant-transaction.ts';
import { gatedProxy } from '../testing/gated-proxy.ts';

let store: Store;
let superuser: Sql;

beforeAll(async () => {
  store = await openTestStore();
  superuser = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), { max: 1 });
});
afterAll(() => Promise.all([store.close(), superuser.end()]));

test('whoever waits too long for a connection is told that the database is busy', async () => {
  const address = addressOf(
    testStoreOptions().databaseUrl,
    databases.shared,
    roles.app,
    loginPassword(testSecret, roles.app),
  );
  // Opened before anybody waits: patience is for a connection that is out, not for one that is slow to open.
  const connection = await openConnection(address, {});
  const pool = connectionPool({ size: 1, patience: 30, open: async () => connection });
  const held = Promise.withResolvers<void>();
  const first = pool.lend('a', async () => ({ result: await held.promise, free: Promise.resolve() }));
  const second = pool.lend('b', async () => ({ result: 'never', free: Promise.resolve() }));
  await expect(second).rejects.toMatchObject({ code: 'busy' });
  held.resolve();
  await first;
  const third = pool.lend('c', async () => ({ result: 'served', free: Promise.resolve() }));
  expect(await third).toBe('served');
  await pool.close();
});

test('a server that cannot be reached is unavailable, at once', async () => {
  const pool = loginPool('postgres://127.0.0.1:1/', databases.shared, roles.app, async () => 'no matter', 1);
  await expect(pool.lend('x', async () => ({ result: 1, free: Promise.resolve() }))).rejects.toMatchObject({
    code: 'unavailable',
    cause: { code: 'ECONNREFUSED' },
  });
  await pool.close();
});

test('connections that nobody uses are closed, and opened again when somebody does', async () => {
  const placement = await makeTestTenant(store, { tier: 'dedicated' });
  const ways = gates({
    server: testStoreOptions().databaseUrl,
    secret: testSecret,
    passwordOf: (_, login) => loginSecret(testStoreOptions().databaseUrl, testSecret, login),
    poolSize: 2,
    closesAfter: 300,
  });
  const read = () =>
    withTenant(ways.to(placement.databaseName, placement.loginName), placement.id, 'write', (tx) =>
      tx.rows<{ tenant_id: string }>(sql`select tenant_id from remit.tenant`),
    );
  // The store made the tenant and keeps a connection of its own.
  const open = async (): Promise<number> => {
    const [row] = await superuser<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where usename = ${placement.loginName}`;
    return row?.n ?? 0;
  };
  const before = await open();
  await read();
  expect(await open()).toBe(before + 1);
  await expect.poll(open, { timeout: 20_000 }).toBeLessThanOrEqual(before);
  expect(await read()).toEqual([{ tenant_id: placement.id }]);
  // Nor is anything kept of a database that nobody uses: a thousand of them leave no trace.
  await expect.poll(() => ways.count(), { timeout: 20_000 }).toEqual({ ways: 0, connections: 0 });
  expect(await read()).toEqual([{ tenant_id: placement.id }]);
  await ways.close();
});

test('BEGIN, the ticket and the first query share one round trip', async () => {
  const { id: tenant } = await makeTestTenant(store);
  const proxy = await gatedProxy(testStoreOptions().databaseUrl);
  const ways = gates({ server: proxy.address, secret: testSecret, poolSize: 1 });
  const gate = ways.to(databases.shared, roles.app);
  const call = (word: string) =>
    withTenant(gate, tenant, 'write', (tx) =>
      tx.rows<{ word: string }>(sql`select ${word}::text as word from remit.tenant`),
    );
  // The first call connects and prepares, and has its COMMIT answered.
  await call('first');
  proxy.holdReplies();
  const answer = call('second');
  // The query is on its way while nothing, not even BEGIN, has been answered.
  await proxy.sent('second');
  proxy.releaseReplies();
  expect(await answer).toEqual([{ word: 'second' }]);
  await ways.close();
  proxy.server.close();
});
