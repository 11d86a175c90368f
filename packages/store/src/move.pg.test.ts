import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import { inDatabase } from './database-address.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { withMaintenance } from './maintenance.ts';
import type { MoveProgress } from './move-progress.ts';
import { openStore, type Store } from './open-store.ts';
import { databases } from './roles.ts';
import type { TenantId } from './tenant-id.ts';
import type { TenantPlacement } from './tenant-placement.ts';

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

const act = () => ({
  loginId: null,
  operator: null,
  reason: 'it has grown',
  correlationId: randomUUID(),
});
const move = (tenantId: TenantId, onProgress: (progress: MoveProgress) => void = () => undefined) =>
  mover.moveTenant({ tenantId, server: 'main', act: act(), onProgress });

/** A shared tenant with a row in every table and many accounts. */
async function grownTenant(accounts = 2_000): Promise<TenantPlacement> {
  const placement = await makeTestTenant(store, { tier: 'shared' });
  await store.withTenant(placement.id, 'write', async (tx) => {
    await fillTenant(tx, `canary of ${placement.slug}`);
    await tx.rows(sql`
      insert into crm.account (tenant_id, id, folder, number, name)
      select ${tx.tenantId}, gen_random_uuid(), '/sales', 'N-' || n, 'Müller and sons ' || n
      from generate_series(1, ${accounts}::int) n`);
  });
  return placement;
}

interface Ledger {
  readonly written: Set<string>;
  readonly failures: unknown[];
  longestWait: number;
  longestRead: number;
  stale: number;
  reads: number;
}

/**
 * People at work: writers insert accounts, count up one of their own and leave an event; readers count what is there,
 * and must find at least what was acknowledged before they began.
 */
function work(
  tenantId: TenantId,
  writers = 8,
  rest = 10,
): { readonly ledger: Ledger; readonly end: () => Promise<void> } {
  const ledger: Ledger = {
    written: new Set(),
    failures: [],
    longestWait: 0,
    longestRead: 0,
    stale: 0,
    reads: 0,
  };
  const ended = new AbortController();
  const going = (): boolean => !ended.signal.aborted;
  async function write(through: Store, writer: number): Promise<void> {
    const own = randomUUID();
    for (let turn = 0; going(); turn += 1) {
      const id = turn === 0 ? own : randomUUID();
      const began = performance.now();
      await through.withTenant(tenantId, 'write', async (tx) => {
        await tx.rows(sql`
          insert into crm.account (tenant_id, id, folder, number, name, since)
          values (${tenantId}, ${id}, '/sales', ${`W-${writer}-${id}`}, ${`turn ${turn}`}, '2026-01-01')`);
        await tx.rows(sql`
          update crm.account set revenue_minor = ${turn}, name = ${`at turn ${turn}`}
          where tenant_id = ${tenantId} and id = ${own}`);
        await tx.rows(sql`
          insert into remit.audit_event (tenant_id, action, target_type, target_id, outcome, because, details, correlation_id)
          values (${tenantId}, 'test.turn', 'crm.Account', ${id}, 'allow', '[]', '{}', ${randomUUID()})`);
        // What came and went again must not arrive.
        if (turn % 3 === 2)
          await tx.rows(sql`delete from crm.account where tenant_id = ${tenantId} and id = ${id}`);
      });
      ledger.longestWait = Math.max(ledger.longestWait, performance.now() - began);
      if (turn % 3 !== 2) ledger.written.add(id);
      await pause(rest);
    }
  }
  async function read(through: Store): Promise<void> {
    while (going()) {
      const before = ledger.written.size;
      const began = performance.now();
      const [row] = await through.withTenant(tenantId, 'read', (tx) =>
        tx.rows<{ count: number }>(sql`
          select count(*)::int as count from crm.account where tenant_id = ${tenantId} and number like 'W-%'`),
      );
      ledger.longestRead = Math.max(ledger.longestRead, performance.now() - began);
      ledger.reads += 1;
      if ((row?.count ?? 0) < before) ledger.stale += 1;
      await pause(rest);
    }
  }
  const people = [
    ...Array.from({ length: writers }, (_, at) => write(at % 2 === 0 ? store : other, at)),
    read(store),
    read(other),
  ].map((one) => one.catch((error: unknown) => void ledger.failures.push(error)));
  return {
    ledger,
    end: async () => {
      ended.abort();
      await Promise.all(people);
    },
  };
}

/** Every table of a tenant with the sum of its rows, where a superuser finds them. */
async function sums(url: string, database: string, tenantId: TenantId): Promise<Record<string, string>> {
  return withMaintenance(inDatabase(url, database), async (own) => {
    const tables = await own<{ name: string }[]>`
      select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace::regnamespace::text in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p')
        and not relispartition and attname = 'tenant_id' and relname <> 'move_change'`;
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await own.unsafe<{ sum: string }[]>(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 7)), 0) as sum from ${name} t
         where tenant_id = '${tenantId}'`,
      );
      found[name] = row?.sum ?? '';
    }
    return found;
  });
}

async function expectLedger(tenantId: TenantId, ledger: Ledger): Promise<void> {
  expect(ledger.failures).toEqual([]);
  expect(ledger.stale).toBe(0);
  const rows = await store.withTenant(tenantId, 'read', (tx) =>
    tx.rows<{ id: string }>(sql`
      select id from crm.account where tenant_id = ${tenantId} and number like 'W-%'`),
  );
  const ids = rows.map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...ledger.written].toSorted());
  // Each writer's own account is as its last turn left it, and there is one event a turn.
  const [events] = await store.withTenant(tenantId, 'read', (tx) =>
    tx.rows<{ counted: boolean }>(sql`
      select count(*) = (select sum(revenue_minor + 1) from crm.account
        where tenant_id = ${tenantId} and revenue_minor is not null) as counted
      from remit.audit_event where tenant_id = ${tenantId} and action = 'test.turn'`),
  );
  expect(events?.counted).toBe(true);
}

test('a tenant moves into a database of its own while people write: nothing is lost, doubled or refused', async () => {
  const [{ id }, neighbour] = [await grownTenant(), await grownTenant(10)];
  const { ledger, end } = work(id);
  // People of a tenant that stays: what they wait for is the machine.
  const beside = work(neighbour.id, 1, 50);
  const steps = new Set<string>();
  const report = await move(id, ({ step }) => steps.add(step));
  await Promise.all([end(), beside.end()]);
  await expectLedger(id, ledger);
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
  const { id } = await grownTenant(300);
  const before = await sums(testStoreOptions().databaseUrl, databases.shared, id);
  await move(id);
  const placement = (await store.listTenants()).find((one) => one.id === id);
  const { databaseUrl } = testStoreOptions();
  const after = await sums(databaseUrl, placement?.databaseName ?? '', id);
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
  const { id, slug } = await grownTenant(100);
  await move(id);
  // A process that never heard of the move: its first answer comes from the new database.
  const late = await openTestStore();
  await late.withTenant(id, 'read', (tx) => tx.rows(sql`select 1`));
  await late.close();
  const { databaseUrl } = testStoreOptions();
  const left = await sums(databaseUrl, databases.shared, id);
  expect(left['crm.account']).toMatch(/^101 /);
  await expect(mover.purgeMoved(id, act())).rejects.toThrow(/is kept until/);
  // Nor by the word of a machine whose clock is wrong.
  const ahead = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 48 * 3_600_000);
  await expect(mover.purgeMoved(id, act())).rejects.toThrow(/is kept until/);
  ahead.mockRestore();
  await expect(move(id)).resolves.toMatchObject({ rows: 0 });
  await mover.purgeMoved(id, act(), 0);
  const after = await sums(databaseUrl, databases.shared, id);
  expect(Object.values(after).every((sum) => sum.startsWith('0 '))).toBe(true);
  await expect(move(id)).rejects.toThrow(`\`${slug}\` has a database of its own`);
});

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
    const { id } = await grownTenant(500);
    // Fewer, and slower: six processes start meanwhile.
    const { ledger, end } = work(id, 3, 40);
    for (const [step, number] of kills) {
      const secret = Buffer.from(testSecret).toString('hex');
      const { databaseUrl } = testStoreOptions();
      const child = spawn(process.execPath, [
        new URL('testing/move-child.ts', import.meta.url).pathname,
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
    await expectLedger(id, ledger);
    expect(ledger.written.size).toBeGreaterThan(3);
    const moved = await store.withTenant(id, 'read', (tx) =>
      tx.rows(sql`select 1 from remit.audit_event where tenant_id = ${id} and action = 'tenant.moved'`),
    );
    expect(moved).toHaveLength(1);
  },
);

test('whoever comes after a mover that was killed at the last moment concludes the move for it', async () => {
  const { id } = await grownTenant(50);
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

test('two movers of one tenant are one too many', async () => {
  const { id } = await grownTenant(50);
  const others: Promise<unknown>[] = [];
  await move(id, () => {
    if (others.length > 0) return;
    const second = store.moveTenant({
      tenantId: id,
      server: 'main',
      act: act(),
      onProgress: () => undefined,
    });
    others.push(second.catch((error: unknown) => error));
  });
  expect(await Promise.all(others)).toMatchObject([{ code: 'conflict' }]);
});

test('a move that is cancelled leaves nothing behind, and another one begins anew', async () => {
  const { id, slug } = await grownTenant(50);
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
  await mover.cancelMove(id, act());
  expect(await left()).toEqual([{ noted: 0, found: 0, states: 0 }]);
  await expect(mover.cancelMove(id, act())).rejects.toThrow('nothing to cancel');
  await expect(move(id)).resolves.toMatchObject({ to: { tier: 'dedicated' } });
});

test('a tenant moves from one server to another and its old database can go', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'remit-second-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    onProgress: () => undefined,
    onTrouble: () => undefined,
  });
  const fleet = await openStore({
    ...testStoreOptions(),
    servers: new Map([['second', server.databaseUrl]]),
  });
  const placement = await makeTestTenant(fleet, { tier: 'dedicated' });
  try {
    await fleet.withTenant(placement.id, 'write', (tx) => fillTenant(tx, 'canary of the fleet'));
    const before = await sums(testStoreOptions().databaseUrl, placement.databaseName, placement.id);
    await fleet.moveTenant({
      tenantId: placement.id,
      server: 'second',
      act: act(),
      onProgress: () => undefined,
    });
    const after = await sums(server.databaseUrl, placement.databaseName, placement.id);
    expect(after['crm.account']).toBe(before['crm.account']);
    expect(after['remit.member']).toBe(before['remit.member']);
    const [row] = await fleet.withTenant(placement.id, 'write', (tx) =>
      tx.rows<{ port: number }>(sql`select current_setting('port')::int as port`),
    );
    expect(row?.port).toBe(Number(new URL(server.databaseUrl).port));
    await fleet.purgeMoved(placement.id, act(), 0);
    await fleet.withTenant(placement.id, 'read', (tx) => tx.rows(sql`select 1`));
  } finally {
    // A store that knows one server alone refuses to open while a tenant lies on another.
    await fleet.lifecycle.remove(placement.id, 1, act());
    await fleet.withIdentity((tx) =>
      tx.rows(sql`update identity.tenant set purge_at = now() where id = ${placement.id}`),
    );
    await fleet.purgeTenant(placement.id, act());
    await fleet.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
