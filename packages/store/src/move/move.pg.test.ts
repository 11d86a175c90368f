import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestStore, testStoreOptions } from '@remit/testkit/postgres';
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
import { tableSums } from '../testing/table-sums.ts';

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

test('a tenant moves into a database of its own while people write: nothing is lost, doubled or refused', async () => {
  const [{ id }, neighbour] = [await grownTenant(store), await grownTenant(store, 10)];
  const { ledger, end } = peopleAtWork([store, other], id);
  // People of a tenant that stays: what they wait for is the machine.
  const beside = peopleAtWork([store, other], neighbour.id, 1, 50);
  const steps = new Set<string>();
  const report = await move(id, ({ step }) => steps.add(step));
  await Promise.all([end(), beside.end()]);
  await expectLedger(store, id, ledger);
  expect(report.rows).toBeGreaterThan(2_000);
  expect(report.changes).toBeGreaterThan(0);
  expect([...steps]).toEqual(
    expect.arrayContaining(['copying', 'following', 'comparing', 'letting go', 'moved']),
  );
  expect(ledger.reads).toBeGreaterThan(0);
  const placement = (await store.listTenants()).find((one) => one.id === id);
  expect(placement).toMatchObject({ tier: 'dedicated', server: 'main', placed: 2, status: 'active' });
  process.stdout.write(
    `moved ${report.rows} rows and ${report.changes} changes under ${ledger.written.size} writes; ` +
      `held ${report.longestHold.toFixed(0)} ms, longest write ${ledger.longestWait.toFixed(0)} ms, ` +
      `longest read ${ledger.longestRead.toFixed(0)} ms of ${ledger.reads}; ` +
      `longest write beside it ${beside.ledger.longestWait.toFixed(0)} ms\n`,
  );
  expect(beside.ledger.failures).toEqual([]);
  // Writers are kept waiting for a short time, and a write for little longer than once.
  expect(report.longestHold - beside.ledger.longestWait).toBeLessThan(2_000);
  expect(ledger.longestWait - report.longestHold - beside.ledger.longestWait).toBeLessThan(2_000);
});

test('what arrived is what was there, in every column of every table, the chain of the record among them', async () => {
  const { id } = await grownTenant(store, 300);
  const before = await tableSums(testStoreOptions().databaseUrl, databases.shared, id);
  await move(id);
  const placement = (await store.listTenants()).find((one) => one.id === id);
  const { databaseUrl } = testStoreOptions();
  const after = await tableSums(databaseUrl, placement?.databaseName ?? '', id);
  // The move itself is written down, where the tenant is now.
  const added = new Set(['remit.audit_event', 'remit.audit_unsealed']);
  for (const [table, sum] of Object.entries(before))
    if (!added.has(table)) expect([table, after[table]]).toEqual([table, sum]);
  const events = await store.withTenant(id, 'read', (tx) =>
    tx.rows<{ action: string }>(
      sql`select action from remit.audit_event where tenant_id = ${id} order by id`,
    ),
  );
  expect(events.at(-1)?.action).toBe('tenant.moved');
  // Triggers that a move put to rest are awake again.
  const asleep = await withMaintenance(
    inDatabase(databaseUrl, placement?.databaseName ?? ''),
    (own) => own`
    select tgrelid::regclass::text || ' ' || tgname as name from pg_trigger where tgenabled = 'D'`,
  );
  expect(asleep).toEqual([]);
});

test('the old database refuses a tenant that has moved, to readers and writers, and keeps nothing once purged', async () => {
  const { id, slug } = await grownTenant(store, 100);
  await move(id);
  // A process that never heard of the move: its first answer comes from the new database.
  const late = await openTestStore();
  await late.withTenant(id, 'read', (tx) => tx.rows(sql`select 1`));
  await late.close();
  const { databaseUrl } = testStoreOptions();
  const left = await tableSums(databaseUrl, databases.shared, id);
  expect(left['crm.account']).toMatch(/^101 /);
  await expect(mover.purgeMoved(id, moveAct())).rejects.toThrow(/is kept until/);
  // Nor by the word of a machine whose clock is wrong.
  const ahead = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 48 * 3_600_000);
  await expect(mover.purgeMoved(id, moveAct())).rejects.toThrow(/is kept until/);
  ahead.mockRestore();
  await expect(move(id)).resolves.toMatchObject({ rows: 0 });
  await mover.purgeMoved(id, moveAct(), 0);
  const after = await tableSums(databaseUrl, databases.shared, id);
  expect(Object.values(after).every((sum) => sum.startsWith('0 '))).toBe(true);
  await expect(move(id)).rejects.toThrow(`\`${slug}\` has a database of its own`);
});

test('two movers of one tenant are one too many', async () => {
  const { id } = await grownTenant(store, 50);
  const others: Promise<unknown>[] = [];
  await move(id, () => {
    if (others.length > 0) return;
    const second = store.moveTenant({
      tenantId: id,
      server: 'main',
      act: moveAct(),
      onProgress: () => undefined,
    });
    others.push(second.catch((error: unknown) => error));
  });
  expect(await Promise.all(others)).toMatchObject([{ code: 'conflict' }]);
});
