import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeTestTenant, testStoreOptions } from '@remit/testkit/postgres';
import { openStore, type Store } from './open-store.ts';
import type { TenantId } from './tenant-id.ts';
import type { TenantPlacement } from './tenants/tenant-placement.ts';

const most = 8;
let store: Store;
let admin: Sql;
const tenants: TenantPlacement[] = [];

beforeAll(async () => {
  store = await openStore({ ...testStoreOptions(), mostConnections: most });
  admin = postgres(testStoreOptions().databaseUrl, { max: 1, onnotice: () => undefined });
  for (let made = 0; made < 5; made += 1) tenants.push(await makeTestTenant(store, { tier: 'dedicated' }));
});
afterAll(async () => {
  // Whoever opens a store after this looks into every database that is left.
  await store.withIdentity((tx) =>
    tx.rows(sql`
      delete from identity.tenant where id::text = any(${`{${tenants.map(({ id }) => id).join()}}`}::text[])`),
  );
  await store.close();
  await admin.end();
});

async function heard(): Promise<readonly string[]> {
  const rows = await admin<{ database: string }[]>`
    select datname as database from pg_stat_activity
    where application_name = 'remit listener' and datname = any(${tenants.map(({ databaseName }) => databaseName)})`;
  return rows.map(({ database }) => database).toSorted();
}

const change = (id: TenantId) =>
  store.withTenant(id, 'write', (tx) =>
    tx.rows(sql`
      insert into remit.member_group (tenant_id, id, name) values (${id}, ${randomUUID()}, ${randomUUID()})`),
  );

test('databases beyond a quarter of the connections are not listened to, whose changes are seen by looking', async () => {
  const told = new Map<string, number>();
  const stops = await Promise.all(
    tenants.map(({ id, databaseName }) =>
      store.onChange(id, () => told.set(databaseName, (told.get(databaseName) ?? 0) + 1)),
    ),
  );
  // A listener says that it stands by telling once.
  await vi.waitFor(() => expect(told.size).toBe(2), 30_000);
  const listening = await heard();
  expect(listening).toEqual([...told.keys()].toSorted());
  for (const { id } of tenants) await change(id);
  await vi.waitFor(() => expect([...told.values()].every((times) => times > 1)).toBe(true), 30_000);
  expect(told.size).toBe(2);
  expect((await heard()).length + store.openWays().connections).toBeLessThanOrEqual(most);

  for (const stop of stops) stop();
  await vi.waitFor(async () => expect(await heard()).toEqual([]), 30_000);
  const late = tenants.find(({ databaseName }) => !listening.includes(databaseName));
  if (late === undefined) throw new Error('every database was listened to');
  const stop = await store.onChange(late.id, () => told.set(late.databaseName, 1));
  await vi.waitFor(() => expect(told.has(late.databaseName)).toBe(true), 30_000);
  stop();
});
