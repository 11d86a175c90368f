import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import { inDatabase } from '../provision/database-address.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { MoveProgress } from './move-progress.ts';
import { moveTables } from './move-tables.ts';
import type { Store } from '../open-store.ts';
import { databases } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';
import type { TenantPlacement } from '../tenants/tenant-placement.ts';

let store: Store;
let mover: Store;

beforeAll(async () => {
  [store, mover] = [await openTestStore(), await openTestStore()];
});
afterAll(() => Promise.all([store.close(), mover.close()]));

const act = () => ({ loginId: null, operator: null, reason: 'it has grown', correlationId: randomUUID() });
const move = (tenantId: TenantId, onProgress: (progress: MoveProgress) => void = () => undefined) =>
  mover.moveTenant({ tenantId, server: 'main', act: act(), onProgress });

async function filledTenant(): Promise<TenantPlacement> {
  const placement = await makeTestTenant(store, { tier: 'shared' });
  await store.withTenant(placement.id, 'write', (tx) => fillTenant(tx, `canary of ${placement.slug}`));
  return placement;
}

const targetOf = ({ slug }: TenantPlacement): string => `remit_t_${slug}`;
const inOwn = <T>(database: string, work: (own: Sql) => Promise<T>): Promise<T> =>
  withMaintenance(inDatabase(testStoreOptions().databaseUrl, database), work);

const stop = new Error('stopped on purpose');

/** A tenant whose rows were copied, and whose move stopped before anything that followed. */
async function copiedTenant(): Promise<TenantPlacement> {
  const placement = await filledTenant();
  const stopped = move(placement.id, ({ step }) => {
    if (step === 'following') throw stop;
  });
  await expect(stopped).rejects.toBe(stop);
  return placement;
}

/** What a move says that finds the two sides unequal: the tables in which they are. */
async function refusedFor({ id }: TenantPlacement): Promise<readonly string[]> {
  const refused: unknown = await move(id).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'refused' });
  const [, named = ''] = / in (.*): nothing was moved/.exec(String(refused)) ?? [];
  return named.split(', ').toSorted();
}

test('a move in which a row of a table did not arrive lets nothing go, and names every such table', async () => {
  const placement = await copiedTenant();
  const lost = await inOwn(targetOf(placement), async (own) => {
    await own`set session_replication_role = replica`;
    const names: string[] = [];
    for (const table of await moveTables(own)) {
      for (const trigger of table.always)
        await own.unsafe(`alter table ${table.sql} disable trigger ${trigger}`);
      const gone = await own.unsafe(
        `delete from ${table.sql} where ctid = (select min(ctid) from ${table.sql})`,
      );
      if (gone.count > 0) names.push(table.name);
    }
    return names;
  });
  expect(lost.length).toBeGreaterThan(40);
  expect(await refusedFor(placement)).toEqual(lost.toSorted());
  // Nobody noticed: the tenant is where it was.
  await store.withTenant(placement.id, 'write', (tx) => tx.rows(sql`select 1`));
  expect((await store.listTenants()).find(({ id }) => id === placement.id)).toMatchObject({ placed: 1 });
  await mover.cancelMove(placement.id, act());
});

test('a move in which a value arrived otherwise lets nothing go either, and once cancelled begins anew', async () => {
  const placement = await copiedTenant();
  await inOwn(targetOf(placement), (own) => own`update crm.account set name = name || ' '`);
  expect(await refusedFor(placement)).toEqual(['crm.account']);
  await mover.cancelMove(placement.id, act());
  await expect(move(placement.id)).resolves.toMatchObject({ to: { tier: 'dedicated' } });
});

/** Somebody who has written a row and has not committed yet. */
async function writing({ id }: TenantPlacement) {
  const [written, go] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
  const row = randomUUID();
  const done = store.withTenant(id, 'write', async (tx) => {
    await tx.rows(sql`
      insert into crm.account (tenant_id, id, folder, number, name, since)
      values (${id}, ${row}, '/sales', 'W-1', 'written meanwhile', '2026-01-01')`);
    const [own] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    written.resolve(own?.pid ?? 0);
    await go.promise;
  });
  return {
    pid: await written.promise,
    commit: async () => {
      go.resolve();
      await done;
    },
    arrived: () =>
      store.withTenant(id, 'read', (tx) =>
        tx.rows<{ database: string }>(
          sql`select current_database() as database from crm.account where id = ${row}`,
        ),
      ),
  };
}

test.each([
  ['before its changes are noted', filledTenant],
  ['while the last of it goes over', copiedTenant],
])('a move waits for whoever writes %s, and what they write arrives', async (_, made) => {
  const placement = await made();
  const writer = await writing(placement);
  let ended = false;
  const moving = move(placement.id).finally(() => (ended = true));
  await inOwn(databases.shared, async (own) => {
    const waits = () => own`
        select from pg_stat_activity
        where wait_event_type = 'Lock' and ${writer.pid} = any (pg_blocking_pids(pid))`;
    await expect.poll(async () => ended || (await waits()).length > 0).toBe(true);
  });
  await writer.commit();
  await moving;
  expect(await writer.arrived()).toEqual([{ database: targetOf(placement) }]);
});
