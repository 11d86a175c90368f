import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import { holdStanding } from './hold-standing.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';
import { holdTenantStanding } from '../tenants/tenant-standing.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

let store: Store;
let tenant: TenantId;
let member: string;

beforeAll(async () => {
  store = await openTestStore();
  ({ id: tenant } = await makeTestTenant(store));
  ({ member } = await store.withTenant(tenant, 'write', (tx) => fillTenant(tx, 'in line')));
});
const open: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(open.splice(0).map((end) => end())));
afterAll(() => store.close());

/** A transaction that holds what it asks for until it is told to end. */
async function holding(hold: (tx: TenantTransaction) => Promise<unknown>) {
  const [begun, go] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
  let has = false;
  const done = store.withTenant(tenant, 'write', async (tx) => {
    const [own] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    begun.resolve(own?.pid ?? 0);
    await hold(tx);
    has = true;
    await go.promise;
  });
  const end = (): Promise<void> => {
    go.resolve();
    return done;
  };
  open.push(end);
  return { pid: await begun.promise, has: () => has, end };
}

const beside = (tx: TenantTransaction) => holdStanding(tx, member, 'standing');
const alone = (tx: TenantTransaction) => holdStanding(tx, member, 'tenant');

test.each([
  ['somebody', beside],
  ['a clock', (tx: TenantTransaction) => holdTenantStanding(tx)],
])(
  'whoever changes what a tenant stands on waits for those who write under it, and not for %s who comes later',
  async (_, later) => {
    await withMaintenance(testStoreOptions().databaseUrl, async (own) => {
      const settled = async (one: { readonly pid: number; readonly has: () => boolean }): Promise<void> => {
        await expect
          .poll(async () => {
            if (one.has()) return 'has it';
            const [found] = await own`
              select from pg_stat_activity where pid = ${one.pid} and wait_event_type = 'Lock'`;
            return found === undefined ? 'on its way' : 'waits';
          })
          .not.toBe('on its way');
      };
      const [first, other] = [await holding(beside), await holding(beside)];
      await Promise.all([settled(first), settled(other)]);
      // Those who write under one standing do not wait for each other.
      expect([first.has(), other.has()]).toEqual([true, true]);
      const changing = await holding(alone);
      await settled(changing);
      const last = await holding(later);
      await settled(last);
      expect([changing.has(), last.has()]).toEqual([false, false]);
      await Promise.all([first.end(), other.end()]);
      await expect.poll(changing.has).toBe(true);
      expect(last.has()).toBe(false);
      await changing.end();
      await expect.poll(last.has).toBe(true);
    });
  },
);
