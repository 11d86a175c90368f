import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCount } from '@remit/testkit/run-count';
import { makeTestTenant, testStoreOptions } from '@remit/testkit/postgres';
import { openStore, type Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';

/** The night asks for sixty; each is a database of its own. */
const databases = runCount('REMIT_POOL_DATABASES', 16);
const most = Math.ceil(databases / 6);
let store: Store;
const tenants: TenantId[] = [];

beforeAll(async () => {
  store = await openStore({ ...testStoreOptions(), mostConnections: most });
  for (let made = 0; made < databases; made += 1) {
    tenants.push((await makeTestTenant(store, { tier: 'dedicated' })).id);
  }
});
afterAll(async () => {
  // Whoever opens a store after this looks into every database that is left.
  await store.withIdentity((tx) =>
    tx.rows(sql`delete from identity.tenant where id::text = any(${`{${tenants.join()}}`}::text[])`),
  );
  await store.close();
});

const idOf = (id: TenantId) =>
  store.withTenant(id, 'read', async (tx) => {
    const [row] = await tx.rows<{ id: string }>(sql`select tenant_id as id from remit.tenant`);
    return row?.id;
  });

test('many databases are served over a sixth as many connections, each call by its own, and none is left waiting', async () => {
  let highest = 0;
  const watch = setInterval(() => (highest = Math.max(highest, store.openWays().connections)), 5);
  const order = [...tenants, ...tenants, ...tenants.toReversed()];
  const seen = await Promise.all(order.map(idOf));
  clearInterval(watch);
  expect(seen).toEqual(order);
  expect(highest).toBeGreaterThan(1);
  expect(highest).toBeLessThanOrEqual(most);
  expect(store.openWays().connections).toBeLessThanOrEqual(most);
});

test('a tenant that is always busy does not keep the connections of one that comes later', async () => {
  const [busy, late] = tenants;
  if (busy === undefined || late === undefined) throw new Error('no tenants were made');
  const stop = { now: false };
  const hammer = async (): Promise<void> => {
    while (!stop.now) await idOf(busy);
  };
  const hammers = Array.from({ length: most * 3 }, hammer);
  const others = await Promise.all(tenants.slice(1, 12).map(idOf));
  stop.now = true;
  await Promise.all(hammers);
  expect(others).toEqual(tenants.slice(1, 12));
  expect(await idOf(late)).toBe(late);
});
