import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import { inDatabase } from '../provision/database-address.ts';
import { withMoveLock } from '../move/move-lock.ts';
import type { OperatorAct } from './operator-event.ts';
import { listOperatorEvents } from './operator-event.ts';
import type { Store } from '../open-store.ts';
import { databases } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';
import type { TenantPlacement } from './tenant-placement.ts';

let store: Store;
let admin: Sql;

beforeAll(async () => {
  store = await openTestStore();
  admin = postgres(testStoreOptions().databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await store.close();
  await admin.end();
});

const act = (reason = 'the customer asked for it'): OperatorAct => ({
  loginId: null,
  operator: null,
  reason,
  correlationId: randomUUID(),
});
const freshSlug = (): string => `l${randomBytes(6).toString('hex')}`;

async function life(id: TenantId): Promise<{ epoch: string; events: readonly string[] }> {
  return store.withTenant(id, 'read', async (tx) => {
    const [tenant] = await tx.rows<{ epoch: string }>(sql`select epoch from remit.tenant`);
    const events = await tx.rows<{ action: string }>(
      sql`select action from remit.audit_event where stream = 'tenant' order by at`,
    );
    return { epoch: tenant?.epoch ?? '', events: events.map(({ action }) => action) };
  });
}

async function operatorActions(id: TenantId): Promise<readonly string[]> {
  const events = await store.withIdentity((tx) => listOperatorEvents(tx, id, 50));
  return events.map(({ action }) => action).toReversed();
}

async function makeDue(tenant: TenantPlacement): Promise<void> {
  const identity = postgres(inDatabase(testStoreOptions().identityDatabaseUrl, databases.identity), {
    max: 1,
  });
  await identity`update identity.tenant set purge_at = now() - interval '1 second' where id = ${tenant.id}`;
  await identity.end();
}

describe.each(['shared', 'dedicated'] as const)('a tenant of the %s tier', (tier) => {
  test('that is suspended loses every session, says so in both records, and comes back', async () => {
    const tenant = await makeTestTenant(store, { tier });
    expect(await store.lifecycle.suspend(tenant.id, act())).toMatchObject({ status: 'suspended' });
    expect(await life(tenant.id)).toEqual({ epoch: '2', events: ['tenant.created', 'tenant.suspended'] });
    expect(await store.lifecycle.restore(tenant.id, act())).toMatchObject({ status: 'active' });
    expect(await life(tenant.id)).toEqual({
      epoch: '2',
      events: ['tenant.created', 'tenant.suspended', 'tenant.restored'],
    });
    expect(await operatorActions(tenant.id)).toEqual(['tenant.suspended', 'tenant.restored']);
  });

  test('that is renamed gives up its old address and keeps its rows and its database', async () => {
    const tenant = await makeTestTenant(store, { tier });
    const slug = freshSlug();
    const renamed = await store.lifecycle.rename(tenant.id, { slug, name: 'Renamed Works' }, act());
    expect(renamed).toMatchObject({ slug, name: 'Renamed Works', databaseName: tenant.databaseName });
    expect(await store.findTenant(tenant.slug)).toBeNull();
    const rows = await store.withTenant(tenant.id, 'read', (tx) =>
      tx.rows(sql`select slug, name from remit.tenant`),
    );
    expect(rows).toEqual([{ slug, name: 'Renamed Works' }]);
    const [event] = await store.withTenant(tenant.id, 'read', (tx) =>
      tx.rows(sql`select before, after from remit.audit_event where action = 'tenant.renamed'`),
    );
    expect(event).toEqual({
      before: { slug: tenant.slug, name: 'Test tenant' },
      after: { slug, name: 'Renamed Works' },
    });
    const heir = await makeTestTenant(store, { tier, slug: tenant.slug });
    expect(heir.id).not.toBe(tenant.id);
    if (tier === 'dedicated') expect(heir.databaseName).not.toBe(tenant.databaseName);
  });

  test('that is deleted is kept for its time of grace, comes back suspended, and is destroyed after it', async () => {
    const tenant = await makeTestTenant(store, { tier });
    const neighbour = await makeTestTenant(store, { tier });
    const deleted = await store.lifecycle.remove(tenant.id, 30, act());
    expect(deleted.status).toBe('deleting');
    expect((deleted.purgeAt ?? 0) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    await expect(store.purgeTenant(tenant.id, act())).rejects.toMatchObject({
      code: 'conflict',
      publicMessage: expect.stringContaining('can be taken back until'),
    });
    expect(await store.lifecycle.undelete(tenant.id, act())).toMatchObject({
      status: 'suspended',
      purgeAt: null,
    });

    await store.lifecycle.remove(tenant.id, 1, act());
    await makeDue(tenant);
    await store.purgeTenant(tenant.id, act());
    expect(await store.findTenant(tenant.slug)).toBeNull();
    expect(await operatorActions(tenant.id)).toEqual([
      'tenant.deleting',
      'tenant.undeleted',
      'tenant.deleting',
      'tenant.purged',
    ]);
    await expect(store.withTenant(tenant.id, 'read', (tx) => tx.rows(sql`select 1`))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await life(neighbour.id)).events).toEqual(['tenant.created']);
    if (tier === 'dedicated') {
      const left = await admin`select 1 from pg_database where datname = ${tenant.databaseName}
        union all select 1 from pg_roles where rolname = ${tenant.loginName}`;
      expect(left).toHaveLength(0);
    } else {
      const shared = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), { max: 1 });
      const left = await shared`
        select count(*)::int as events,
          (select count(*)::int from pg_trigger where tgname = 'append_only' and tgenabled <> 'A') as open
        from remit.audit_event where tenant_id = ${tenant.id}`;
      await shared.end();
      expect(left).toEqual([{ events: 0, open: 0 }]);
    }
  });
});

test('suspending is finished by doing it again when the first try got half-way, and refused once it is whole', async () => {
  const tenant = await makeTestTenant(store);
  // As a kill between the two databases leaves it: shut for every call, and not yet in the tenant's record.
  await store.withIdentity((tx) =>
    tx.rows(sql`update identity.tenant set status = 'suspended' where id = ${tenant.id}`),
  );
  await store.lifecycle.suspend(tenant.id, act());
  expect(await life(tenant.id)).toMatchObject({ epoch: '2', events: ['tenant.created', 'tenant.suspended'] });
  await expect(store.lifecycle.suspend(tenant.id, act())).rejects.toMatchObject({ code: 'conflict' });
  expect((await life(tenant.id)).epoch).toBe('2');
});

test('a tenant is taken back before its time of grace is over or not at all, and is there whole where it was', async () => {
  const tooLate = await makeTestTenant(store);
  await store.lifecycle.remove(tooLate.id, 1, act());
  await makeDue(tooLate);
  // Whoever destroys it may have begun.
  await expect(store.lifecycle.undelete(tooLate.id, act())).rejects.toMatchObject({
    code: 'conflict',
    publicMessage: expect.stringContaining('is over'),
  });
  expect((await life(tooLate.id)).events).toEqual(['tenant.created', 'tenant.deleting']);

  const inTime = await makeTestTenant(store, { tier: 'dedicated' });
  await store.lifecycle.remove(inTime.id, 1, act());
  await makeDue(inTime);
  const identity = postgres(inDatabase(testStoreOptions().identityDatabaseUrl, databases.identity), {
    max: 1,
  });
  const destroyed = await identity.begin(async (tx) => {
    // As taking it back in the last moment leaves it before it commits.
    await tx`update identity.tenant set status = 'suspended', purge_at = null where id = ${inTime.id}`;
    const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    let over = false;
    const purge = store
      .purgeTenant(inTime.id, act())
      .catch((error: unknown) => error)
      .finally(() => (over = true));
    await vi.waitFor(async () => {
      const waiting = await admin`
        select 1 from pg_stat_activity where ${own?.pid ?? 0} = any(pg_blocking_pids(pid))`;
      expect(over || waiting.length === 1).toBe(true);
    }, 30_000);
    return { purge };
  });
  await identity.end();
  // Or it lost patience, where much else is done.
  expect(await destroyed.purge).toMatchObject({ code: expect.stringMatching(/^(conflict|busy)$/) });
  expect((await life(inTime.id)).events).toEqual(['tenant.created', 'tenant.deleting']);
});

test('a tenant whose files lie in a bucket that the settings do not name is not destroyed, as they would stay there', async () => {
  const tenant = await makeTestTenant(store);
  await store.withTenant(tenant.id, 'write', (tx) => fillTenant(tx, 'canary'));
  const shared = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), { max: 1 });
  const lieIn = (bucket: string | null) => shared`
    update fin.payment_request_file
    set bucket = ${bucket}, sealed = ${bucket === null ? Buffer.from('sealed') : null},
      bucket_key = ${bucket === null ? null : Buffer.alloc(8)}
    where tenant_id = ${tenant.id} returning id`;
  expect(await lieIn('https://files.example/old')).not.toHaveLength(0);
  await store.lifecycle.remove(tenant.id, 1, act());
  await makeDue(tenant);
  await expect(store.purgeTenant(tenant.id, act())).rejects.toMatchObject({
    code: 'conflict',
    publicMessage: expect.stringContaining('https://files.example/old'),
  });
  expect((await life(tenant.id)).events).toContain('tenant.deleting');
  await lieIn(null);
  await shared.end();
  await store.purgeTenant(tenant.id, act());
  expect(await store.findTenant(tenant.slug)).toBeNull();
});

test('a tenant is not destroyed while somebody moves it', async () => {
  const tenant = await makeTestTenant(store);
  await store.lifecycle.remove(tenant.id, 1, act());
  await makeDue(tenant);
  await withMoveLock({ options: testStoreOptions() }, tenant.id, async () => {
    await expect(store.purgeTenant(tenant.id, act())).rejects.toMatchObject({ code: 'conflict' });
  });
  await store.purgeTenant(tenant.id, act());
  expect(await store.findTenant(tenant.slug)).toBeNull();
});

test('what does not fit the state of a tenant is refused with the state, and changes nothing', async () => {
  const tenant = await makeTestTenant(store);
  const refused = [
    () => store.lifecycle.restore(tenant.id, act()),
    () => store.lifecycle.undelete(tenant.id, act()),
    () => store.purgeTenant(tenant.id, act()),
  ];
  for (const attempt of refused) {
    await expect(attempt()).rejects.toMatchObject({
      code: 'conflict',
      publicMessage: expect.stringContaining(`\`${tenant.slug}\` is active`),
    });
  }
  await expect(store.lifecycle.suspend(tenant.id, act('  '))).rejects.toMatchObject({ code: 'invalid' });
  await expect(store.lifecycle.remove(tenant.id, 0, act())).rejects.toMatchObject({ code: 'invalid' });
  const other = await makeTestTenant(store);
  await expect(
    store.lifecycle.rename(tenant.id, { slug: other.slug, name: 'Other' }, act()),
  ).rejects.toMatchObject({ code: 'conflict' });
  await expect(
    store.lifecycle.rename(tenant.id, { slug: 'Not A Slug', name: 'Other' }, act()),
  ).rejects.toMatchObject({ code: 'invalid' });
  expect(await life(tenant.id)).toEqual({ epoch: '1', events: ['tenant.created'] });
  expect(await operatorActions(tenant.id)).toEqual([]);
});

test('of two operators who suspend at once one succeeds, and the tenant hears of it once', async () => {
  const tenant = await makeTestTenant(store);
  const settled = await Promise.allSettled([
    store.lifecycle.suspend(tenant.id, act()),
    store.lifecycle.suspend(tenant.id, act()),
  ]);
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await life(tenant.id)).events).toEqual(['tenant.created', 'tenant.suspended']);
  expect(await operatorActions(tenant.id)).toEqual(['tenant.suspended']);
});

test('counting across tenants is in the record of operators and of each of them before a number is told', async () => {
  const one = await makeTestTenant(store);
  const other = await makeTestTenant(store, { tier: 'dedicated' });
  const counts = await store.countTenants(act('weekly look'), [one.id, other.id]);
  expect(counts.map(({ tenantId, members, requests }) => ({ tenantId, members, requests }))).toEqual([
    { tenantId: one.id, members: 0, requests: 0 },
    { tenantId: other.id, members: 0, requests: 0 },
  ]);
  for (const { id } of [one, other]) {
    const [event] = await store.withTenant(id, 'read', (tx) =>
      tx.rows<{ details: unknown }>(sql`
        select details from remit.audit_event where action = 'tenant.crossed'`),
    );
    expect(event?.details).toEqual({ reason: 'weekly look', operator: null, tenants: 2 });
  }
  const looks = async () => {
    const events = await store.withIdentity((tx) => listOperatorEvents(tx, null, 50));
    return events.filter(({ action }) => action === 'tenant.crossed').map(({ details }) => details);
  };
  expect((await looks())[0]).toEqual({ reason: 'weekly look', tenants: 2 });
  // Who looked is on record by then, also where the look comes to nothing.
  const preparing = await store.createTenant({
    slug: freshSlug(),
    name: 'Preparing',
    tier: 'shared',
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    accent: 'indigo',
  });
  await expect(store.countTenants(act('too early'), [preparing.id])).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await looks())[0]).toEqual({ reason: 'too early', tenants: 1 });
  await expect(store.countTenants(act(' '), [one.id])).rejects.toMatchObject({ code: 'invalid' });
  await expect(store.countTenants(act(), [])).rejects.toMatchObject({ code: 'invalid' });
});
