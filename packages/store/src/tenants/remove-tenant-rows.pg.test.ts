import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { inDatabase } from '../provision/database-address.ts';
import type { Store } from '../open-store.ts';
import { removeTenantRows } from './remove-tenant-rows.ts';
import { databases } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';
import { grownTenant } from '../testing/grown-tenant.ts';
import { moveAct } from '../testing/move-act.ts';
import { tableSums } from '../testing/table-sums.ts';

const { databaseUrl } = testStoreOptions();
let store: Store;
let shared: Sql;

beforeAll(async () => {
  store = await openTestStore();
  shared = postgres(inDatabase(databaseUrl, databases.shared), { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await store.close();
  await shared.end();
});

const sumsOf = (id: TenantId) => tableSums(databaseUrl, databases.shared, id);

async function openGuards(): Promise<number> {
  const [row] = await shared<{ count: number }[]>`
    select count(*)::int as count from pg_trigger where tgname = 'append_only' and tgenabled <> 'A'`;
  return row?.count ?? -1;
}

test('rows of a tenant go, history in as many parts as it takes, and no row of another', async () => {
  const [gone, kept] = [await grownTenant(store, 20), await grownTenant(store, 20)];
  for (let times = 0; times < 4; times += 1) {
    await store.lifecycle.suspend(gone.id, moveAct());
    await store.lifecycle.restore(gone.id, moveAct());
  }
  const before = await sumsOf(kept.id);
  expect((await sumsOf(gone.id))['remit.audit_event']).toMatch(/^(9|\d\d+) /);
  const removed = await removeTenantRows(databaseUrl, databases.shared, gone.id, { atOnce: 2 });
  expect(removed).toBeGreaterThan(20);
  expect(Object.values(await sumsOf(gone.id)).filter((sum) => !sum.startsWith('0 '))).toEqual([]);
  expect(await sumsOf(kept.id)).toEqual(before);
  expect(await openGuards()).toBe(0);
  expect(await removeTenantRows(databaseUrl, databases.shared, gone.id, { atOnce: 2 })).toBe(0);
});

test('whoever writes in another tenant meanwhile does not wait until all rows are gone', async () => {
  const gone = await grownTenant(store, 20);
  const neighbour = await makeTestTenant(store);
  const { removing } = await shared.begin(async (holder) => {
    // A row that it cannot have yet keeps it half way.
    await holder`select 1 from wms.item where tenant_id = ${gone.id} for update`;
    const [own] = await holder<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const removed = removeTenantRows(databaseUrl, databases.shared, gone.id, { patience: 60_000 });
    await vi.waitFor(async () => {
      const waiting = await shared`
        select 1 from pg_stat_activity where ${own?.pid ?? 0} = any(pg_blocking_pids(pid))`;
      expect(waiting).toHaveLength(1);
    }, 30_000);
    await store.lifecycle.suspend(neighbour.id, moveAct());
    return { removing: removed };
  });
  expect(await removing).toBeGreaterThan(20);
});
