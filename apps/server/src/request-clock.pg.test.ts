import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { turnRequestClock } from '@remit/api/requests/request-clock';
import { createPolicyCache } from '@remit/api/policy/policy-cache';
import type { Approval } from '@remit/policy/document';
import type { Store } from '@remit/store/open-store';
import { withMaintenance } from '@remit/store/provision/maintenance';
import { openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestClock } from './request-clock.ts';
import { serverLease } from './server-lease.ts';
import { startTenantClocks } from './start-tenant-clocks.ts';
import { approvalTenant } from './testing/approval-tenant.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let other: Store;
let tenant: ServedTenant;
let tom: Caller;
let henrik: Caller;

const day = 86_400_000;
const first = '00000000-0000-0000-0000-000000000000';
const daily: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [{ name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any', within: day }],
};

beforeAll(async () => {
  served = await serveSample();
  other = await openTestStore();
  tenant = await approvalTenant(served, daily);
  [tom, henrik] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
});
afterAll(async () => {
  await other.close();
  await served.close();
});

async function submitted(): Promise<string> {
  const { data } = await tom.call('requests.submit', {
    purpose: 'Gloves',
    amount: { minor: 10_000, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  return data.id;
}

/** A server of its own looks at what is due and at everything that others may decide by now, with a clock that is ahead. */
const turn = (store: Store, ahead: number): Promise<void> =>
  requestClock({ store, policies: createPolicyCache() }, ahead).turn(tenant.id, () => false);

const lookAtAll = (ahead = 0): Promise<void> => turn(other, ahead);

async function happened(id: string): Promise<readonly string[]> {
  const rows = await tenant.rows<{ action: string }>(sql`
    select action from fin.payment_request_event where record_id = ${id} order by sequence`);
  return rows.map(({ action }) => action);
}

test('two servers that look at once remind, take up and give up each request exactly once', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, submitted));
  const wanted: string[] = ['submit'];
  for (const [ahead, actions] of [
    [0.6, ['remind']],
    [1.1, ['remind', 'escalate']],
    [2.1, ['remind', 'escalate']],
    [3.1, ['remind', 'escalate']],
    [4.1, ['expire']],
  ] as const) {
    wanted.push(...actions);
    const looks = [served.store, other, served.store, other].map((store) => turn(store, ahead * day));
    await Promise.all(looks);
    // What one had locked another passed over; whatever is left is done by the next look.
    await turn(other, ahead * day);
    for (const id of ids) {
      const seen = (await happened(id)).filter((action) => action !== 'reroute');
      expect([ahead, seen]).toEqual([ahead, wanted]);
    }
  }
  const audited = await tenant.rows<{ action: string; count: number }>(sql`
    select action, count(*)::int as count from remit.audit_event
    where actor is null and target_id = any (array(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)))
      and action <> 'request.rerouted'
    group by action order by action`);
  expect(audited).toEqual([
    { action: 'request.escalated', count: 60 },
    { action: 'request.expired', count: 20 },
    { action: 'request.reminded', count: 80 },
  ]);
  const { data } = await tom.call('requests.get', { id: ids[0] });
  expect([data.status, data.resubmit.allowed]).toEqual(['expired', true]);
});

test('what a server had begun when it was killed is done by the next one, once', async () => {
  const id = await submitted();
  const killed = served.store.withTenant(tenant.id, 'write', async (tx) => {
    const turned = await turnRequestClock({ policies: createPolicyCache() }, tx, {
      correlationId: randomUUID(),
      outlivedAfter: null,
      ahead: 0.6 * day,
    });
    expect(turned?.due).toBeGreaterThan(0);
    const [own] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await withMaintenance(
      testStoreOptions().databaseUrl,
      (admin) => admin`select pg_terminate_backend(${own?.pid ?? 0}, 5000)`,
    );
  });
  await expect(killed).rejects.toMatchObject({ code: 'unavailable' });
  expect(await happened(id)).toEqual(['submit']);
  await turn(other, 0.6 * day);
  await turn(served.store, 0.6 * day);
  expect(await happened(id)).toEqual(['submit', 'remind']);
});

test('when the approver leaves, the request goes to whoever is named then, and says so', async () => {
  const id = await submitted();
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, gen_random_uuid(), 'Approver', '/operations', id from remit.member
    where department = '/operations/production' and status = 'active' and id <> ${tom.memberId} limit 1`);
  await tenant.rows(sql`update remit.member set status = 'left' where id = ${henrik.memberId}`);
  await lookAtAll();
  const { data } = await tom.call('requests.get', { id });
  expect(data.events.at(-1)).toMatchObject({
    action: 'reroute',
    comment: expect.stringContaining('No longer: Henrik Dahl.'),
  });
  const waits = await tenant.rows<{ id: string }>(sql`
    select member_id as id from fin.payment_request_waiting where record_id = ${id}`);
  expect(waits.map((each) => each.id)).not.toContain(henrik.memberId);
  expect(waits.length).toBeGreaterThan(0);
  // Looked at under this directory, it is not looked at again.
  const again = served.store.withTenant(tenant.id, 'write', (tx) =>
    turnRequestClock({ policies: createPolicyCache() }, tx, {
      correlationId: randomUUID(),
      outlivedAfter: first,
    }),
  );
  expect(await again).toMatchObject({ outlivedAfter: null });
  await tenant.rows(sql`update remit.member set status = 'active' where id = ${henrik.memberId}`);
});

/** Somebody of the department is an approver there for a time. */
async function approverFor(until: string): Promise<string> {
  const [made] = await tenant.rows<{ id: string }>(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id, valid_until)
    select tenant_id, gen_random_uuid(), 'Approver', '/operations', id, now() + ${until}::interval from remit.member
    where department = '/operations/production' and status = 'active' and id <> ${tom.memberId}
      and id not in (select member_id from remit.assignment where role = 'Approver' and member_id is not null)
    order by id limit 1
    returning member_id as id`);
  if (made === undefined) throw new Error('there is nobody who could be an approver');
  return made.id;
}

test('when the time is over for which somebody was an approver, the request waits for them no more and says so', async () => {
  const approver = await approverFor('1 hour');
  const id = await submitted();
  await lookAtAll();
  const waiting = () =>
    tenant.rows(sql`
      select 1 as one from fin.payment_request_waiting where record_id = ${id} and member_id = ${approver}`);
  expect(await waiting()).toHaveLength(1);
  await lookAtAll(7_200_000);
  expect(await waiting()).toHaveLength(0);
  const { data } = await tom.call('requests.get', { id });
  expect(data.events.at(-1)).toMatchObject({
    action: 'reroute',
    comment: expect.stringContaining('No longer:'),
  });
});

test('a server that has looked looks again once a role or a delegation begins or ends, and not before', async () => {
  await submitted();
  const clock = requestClock(served.services);
  const dueIn = async () =>
    (await served.store.withTenant(tenant.id, 'read', (tx) => clock.dueIn(tx))) ?? Infinity;
  const hand = (since: string) =>
    tenant.rows(sql`
    insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
    select tenant_id, gen_random_uuid(), ${henrik.memberId}, id, now() + ${since}::interval, now() + interval '1 day',
      false, 'Away' from remit.member where id = ${tenant.memberIdOf('sana')}`);
  await approverFor('1 hour');
  expect(await dueIn()).toBe(0);
  await clock.turn(tenant.id, () => false);
  expect([await dueIn()].filter((ms) => ms > 0 && ms <= 3_600_000)).toHaveLength(1);
  await hand('30 minutes');
  await clock.turn(tenant.id, () => false);
  expect([await dueIn()].filter((ms) => ms > 0 && ms <= 1_800_000)).toHaveLength(1);
  await hand('-1 minute');
  expect(await dueIn()).toBe(0);
});

test('a running server looks by itself, and plans what was there before there were steps', async () => {
  const before = sql`select count(*)::int as count from fin.payment_request
    where status = 'waiting' and approval is null`;
  await tenant.rows(sql`update fin.payment_request set approval = null where status = 'waiting'`);
  const lease = serverLease(served.store);
  const clock = startTenantClocks({ ...served.services, lease }, [requestClock(served.services)], 50);
  await expect.poll(() => tenant.rows(before)).toEqual([{ count: 0 }]);
  await clock.close();
});
