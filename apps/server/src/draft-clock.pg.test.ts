import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { turnDraftClock } from '@remit/api/changes/draft-clock';
import { createPolicyCache } from '@remit/api/policy/policy-cache';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import type { Store } from '@remit/store/open-store';
import { openTestStore } from '@remit/testkit/postgres';
import { draftClock } from './draft-clock.ts';
import { serverLease } from './server-lease.ts';
import { startTenantClocks } from './start-tenant-clocks.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';
import { testSigner } from './testing/test-signer.ts';

let served: Served | null = null;
let other: Store | null = null;
let tenant: ServedTenant;
let nora: Caller;

const log = pino({ level: 'silent' });
const day = 86_400_000;

beforeEach(async () => {
  served ??= await serveSample();
  other ??= await openTestStore();
  tenant = await served.addTenant();
  nora = await tenant.signIn('nora');
});
afterAll(async () => {
  await other?.close();
  await served?.close();
});

/** A draft that adds a role that nobody holds, scheduled for tomorrow. */
async function scheduled(): Promise<{ id: string; revision: number }> {
  const { data } = await nora.call('policy.current');
  const { document, version } = data;
  const roles = [...document.roles, { name: 'Reader', grants: [] }];
  const begun = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: version,
    steps: [stepBetween(document, { ...document, roles })],
    name: null,
  });
  const { id, revision } = begun.data;
  const effect = await nora.call('changes.effect', { id });
  if (effect.data.kind !== 'answer') throw new Error(effect.data.kind);
  const reply = await nora.call('changes.schedule', {
    id,
    revision,
    effectHash: effect.data.answer.effectHash,
    reason: 'From tomorrow on',
    at: Date.now() + day,
  });
  expect(reply.data).toMatchObject({ state: 'scheduled' });
  return reply.data;
}

const turn = (store: Store | undefined, ahead: number) => {
  if (store === undefined) throw new Error('there is no server');
  return store.withTenant(tenant.id, 'write', (tx) =>
    turnDraftClock({ store, policies: createPolicyCache(), log, signer: testSigner() }, tx, {
      correlationId: randomUUID(),
      ahead,
    }),
  );
};

const lastEvents = (count: number) =>
  tenant.rows<{ action: string; actor: string | null; outcome: string }>(
    sql`select action, actor, outcome from remit.audit_event order by id desc limit ${count}`,
  );

test('a scheduled draft goes out when its time comes and not before, once on two servers', async () => {
  const { id } = await scheduled();
  expect(await turn(served?.store, 0)).toBeNull();
  const turned = await Promise.all([
    turn(served?.store, 2 * day),
    turn(other ?? undefined, 2 * day),
    turn(served?.store, 2 * day),
  ]);
  expect(turned.filter((each) => each === 'published')).toHaveLength(1);
  expect(turned.filter((each) => each === null)).toHaveLength(2);
  expect((await nora.call('policy.current')).data).toMatchObject({ version: 2, reason: 'From tomorrow on' });
  expect((await nora.call('changes.get', { id })).data).toMatchObject({
    state: 'published',
    publishedVersion: 2,
  });
  const published = (await lastEvents(20)).filter(({ action }) => action === 'policy.published');
  expect(published).toEqual([{ action: 'policy.published', actor: nora.memberId, outcome: 'allow' }]);
});

test('a server that is killed on the way has published nothing, and the next one does', async () => {
  await scheduled();
  const killed = served?.store.withTenant(tenant.id, 'write', async (tx) => {
    const services = {
      store: served?.store as Store,
      policies: createPolicyCache(),
      log,
      signer: testSigner(),
    };
    expect(await turnDraftClock(services, tx, { correlationId: randomUUID(), ahead: 2 * day })).toBe(
      'published',
    );
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect((await nora.call('policy.current')).data.version).toBe(1);
  expect(await turn(other ?? undefined, 2 * day)).toBe('published');
});

test.each([
  [
    'its base moved',
    async () => {
      await tenant.rows(sql`
        insert into remit.policy_version (tenant_id, version, based_on, document, hash, reason)
        select tenant_id, 2, 1, document, hash, 'Meanwhile' from remit.policy_version where version = 1`);
      await tenant.rows(sql`update remit.tenant set policy_version = 2`);
    },
    /based on version 1/,
  ],
  [
    'whoever scheduled it may not publish any more',
    async () => {
      await tenant.rows(sql`
        insert into remit.assignment (tenant_id, id, role, folder, member_id)
        select tenant_id, gen_random_uuid(), role, folder, (select id from remit.member where name like 'Tom %')
        from remit.assignment where member_id = ${nora.memberId} and role = 'TenantAdmin'`);
      await tenant.rows(
        sql`delete from remit.assignment where member_id = ${nora.memberId} and role = 'TenantAdmin'`,
      );
      await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
    },
    /may not publish any more/,
  ],
] as const)('when %s, nothing changes, and the draft says why', async (_, happens, why) => {
  const { id } = await scheduled();
  await happens();
  const [before] = await tenant.rows<{ version: number }>(
    sql`select policy_version as version from remit.tenant`,
  );
  expect(await turn(served?.store, 2 * day)).toBe('failed');
  const [after] = await tenant.rows<{ version: number; state: string; failure: string }>(sql`
    select policy_version as version, state, failure from remit.tenant, remit.draft where draft.id = ${id}`);
  expect(after).toMatchObject({ version: before?.version, state: 'editing' });
  expect(after?.failure).toMatch(why);
  expect(await lastEvents(1)).toEqual([{ action: 'draft.failed', actor: null, outcome: 'deny' }]);
  expect(await turn(served?.store, 2 * day)).toBeNull();
});

test('the clock of a server finds what is due', async () => {
  const { id } = await scheduled();
  await tenant.rows(sql`update remit.draft set scheduled_at = now() - interval '1 second' where id = ${id}`);
  if (served === null) throw new Error('there is no server');
  const services = { store: served.store, policies: createPolicyCache(), log, signer: testSigner() };
  const clock = startTenantClocks(
    { ...services, lease: serverLease(served.store) },
    [draftClock(services)],
    50,
  );
  await expect
    .poll(async () => (await nora.call('policy.current')).data.version, { timeout: 20_000 })
    .toBe(2);
  await clock.close();
});

test('what a killed server alone knew of goes out by another one that had looked before and found nothing due', async () => {
  const { id } = await scheduled();
  if (served === null) throw new Error('there is no server');
  const services = { store: served.store, policies: createPolicyCache(), log, signer: testSigner() };
  const drafts = draftClock(services);
  const found = Promise.withResolvers<number | null>();
  const dueIn: typeof drafts.dueIn = async (tx) => {
    const left = await drafts.dueIn(tx);
    if (tx.tenantId === tenant.id) found.resolve(left);
    return left;
  };
  const lease = serverLease(served.store);
  const clock = startTenantClocks({ ...services, lease }, [{ ...drafts, dueIn }], 50);
  expect(await found.promise).toBeGreaterThan(60_000);
  await tenant.rows(sql`update remit.draft set scheduled_at = now() - interval '1 second' where id = ${id}`);
  await served.store.withIdentity((tx) =>
    tx.rows(sql`
      insert into identity.server_lease (server, until)
      values (gen_random_uuid(), clock_timestamp() - interval '1 second')`),
  );
  await expect
    .poll(async () => (await nora.call('policy.current')).data.version, { timeout: 20_000 })
    .toBe(2);
  await clock.close();
  // It said that it stops: of those that run, one takes over, and nobody after that.
  const others = [serverLease(served.store), serverLease(served.store)];
  const takes = await Promise.all(others.map((other) => other.renew()));
  expect(takes.filter(Boolean)).toHaveLength(1);
  await Promise.all(others.map((other) => other.end()));
});

test('a draft that is taken off the schedule stays where it is', async () => {
  const { id, revision } = await scheduled();
  const reply = await nora.call('changes.unschedule', { id, revision });
  expect(reply.data).toMatchObject({ state: 'editing' });
  expect(await turn(served?.store, 2 * day)).toBeNull();
});
