import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { inDatabase } from '../provision/database-address.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import type { MoveProgress } from './move-progress.ts';
import type { Store } from '../open-store.ts';
import { databases } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';
import { expectLedger } from '../testing/expect-ledger.ts';
import { grownTenant } from '../testing/grown-tenant.ts';
import { moveAct } from '../testing/move-act.ts';
import { peopleAtWork } from '../testing/people-at-work.ts';

/** Two stores, as two processes have them: each believes what it knew when the tenant was where it was. */
let store: Store;
let other: Store;
let mover: Store;

beforeAll(async () => {
  store = await openTestStore();
  other = await openTestStore();
  mover = await openTestStore();
});
afterAll(() => Promise.all([store, other, mover].map((one) => one.close())));

const move = (tenantId: TenantId, onProgress: (progress: MoveProgress) => void = () => undefined) =>
  mover.moveTenant({ tenantId, server: 'main', act: moveAct(), onProgress });

/** When a move is killed: at a step of it, after so many rows or, letting go, so many ms. */
const kills = [
  ['preparing', '0'],
  ['copying', '500'],
  ['following', '0'],
  ['comparing', '0'],
  ['letting go', '2'],
  ['letting go', '12'],
] as const;

// A minute for each process that starts, on the busiest of machines, and for the move that comes through.
const patience = (kills.length + 1) * 60_000;

test(
  'a move that is killed leaves people working, and goes on when it is given again',
  { timeout: patience },
  async () => {
    const { id } = await grownTenant(store, 500);
    // Fewer, and slower: six processes start meanwhile.
    const { ledger, end } = peopleAtWork([store, other], id, 3, 40);
    for (const [step, number] of kills) {
      const secret = Buffer.from(testSecret).toString('hex');
      const { databaseUrl } = testStoreOptions();
      const child = spawn(process.execPath, [
        new URL('../testing/move-child.ts', import.meta.url).pathname,
        databaseUrl,
        secret,
        id,
        step,
        number,
      ]);
      const said: string[] = [];
      child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      // The last two may be done before their time is over.
      expect([step, code, signal, said.join('')]).toEqual(
        step === 'letting go' && code === 0 ? [step, 0, null, ''] : [step, null, 'SIGKILL', ''],
      );
    }
    // Postgres lets go of what the last one held once it has noticed that it is gone.
    await vi.waitFor(() => move(id), { timeout: 30_000, interval: 200 });
    await end();
    await expectLedger(store, id, ledger);
    expect(ledger.written.size).toBeGreaterThan(3);
    const moved = await store.withTenant(id, 'read', (tx) =>
      tx.rows(sql`select 1 from remit.audit_event where tenant_id = ${id} and action = 'tenant.moved'`),
    );
    expect(moved).toHaveLength(1);
  },
);

test('whoever comes after a mover that was killed at the last moment concludes the move for it', async () => {
  const { id } = await grownTenant(store, 50);
  await store.withTenant(id, 'read', (tx) => tx.rows(sql`select 1`));
  await move(id);
  // As it was between the old database's last word and the identity database's first.
  await withMaintenance(
    inDatabase(testStoreOptions().identityDatabaseUrl, databases.identity),
    async (own) => {
      await own`
      update identity.tenant_move set phase = 'following', moved_at = null where tenant_id = ${id}`;
      await own`
      update identity.tenant set tier = 'shared', database_name = ${databases.shared}, login_name = 'remit_app', placed = 1
      where id = ${id}`;
    },
  );
  const fresh = await openTestStore();
  const [row] = await fresh.withTenant(id, 'write', (tx) =>
    tx.rows<{ database: string }>(sql`select current_database() as database`),
  );
  await fresh.close();
  expect(row?.database).toMatch(/^remit_t_/);
  const placement = (await store.listTenants()).find((one) => one.id === id);
  expect(placement).toMatchObject({ tier: 'dedicated', placed: 2 });
});

test('a move that is cancelled leaves nothing behind, and another one begins anew', async () => {
  const { id, slug } = await grownTenant(store, 50);
  const stop = new Error('stopped on purpose');
  const stopped = move(id, ({ step }) => {
    if (step === 'following') throw stop;
  });
  await expect(stopped).rejects.toBe(stop);
  await store.withTenant(id, 'write', (tx) =>
    tx.rows(sql`update crm.account set name = 'noted' where tenant_id = ${id}`),
  );
  const left = () =>
    withMaintenance(
      inDatabase(testStoreOptions().databaseUrl, databases.shared),
      (own) => own<{ noted: number; found: number; states: number }[]>`
        select (select count(*)::int from remit.move_change where tenant_id = ${id}) as noted,
          (select count(*)::int from pg_database where datname = ${`remit_t_${slug}`}) as found,
          (select count(*)::int from context.tenant_move where tenant = ${id}) as states`,
    );
  const [before] = await left();
  expect(before).toMatchObject({ found: 1, states: 1 });
  expect(before?.noted).toBeGreaterThan(50);
  await mover.cancelMove(id, moveAct());
  expect(await left()).toEqual([{ noted: 0, found: 0, states: 0 }]);
  await expect(mover.cancelMove(id, moveAct())).rejects.toThrow('nothing to cancel');
  await expect(move(id)).resolves.toMatchObject({ to: { tier: 'dedicated' } });
});
