import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createPolicyCache } from '@remit/api/policy-cache';
import { turnRequestClock } from '@remit/api/request-clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let tom: Caller;
let henrik: Caller;
let nora: Caller;

const day = 86_400_000;
const refused = { action: 'delete', type: 'wms.Item', record: null } as const;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  [tom, henrik, nora] = [
    await tenant.signIn('tom'),
    await tenant.signIn('henrik'),
    await tenant.signIn('nora'),
  ];
});
afterAll(() => served.close());

const asked = async (caller: Caller, folder = '/operations') =>
  (
    await caller.call('access.ask', {
      role: 'WarehouseLead',
      folder,
      lasts: day,
      reason: 'Stock taking',
      refused,
    })
  ).data.id;
const find = async (caller: Caller, id: string) => {
  const { toDecide, mine } = (await caller.call('access.list')).data;
  return [...toDecide, ...mine].find((each) => each.id === id) ?? null;
};

test('a refusal leads to the role that gives least else, and to who may give it', async () => {
  const { data } = await tom.call('access.options', { ...refused, folder: '/operations' });
  expect(data.already).toBeNull();
  const [first] = data.options;
  expect(first).toMatchObject({ role: 'WarehouseLead', folder: '/operations', waiting: null });
  expect(first?.granters.map(({ name }) => name)).toContain('Nora Lindqvist');
  const gives = data.options.map(({ alsoGives }) => alsoGives);
  expect(gives).toEqual(gives.toSorted((one, other) => one - other));
});

test('what somebody may do already is said with its reason, and nothing is offered', async () => {
  const [row] = await tenant.rows<{ id: string }>(sql`
    select id from fin.payment_request where submitter = ${tom.memberId} limit 1`);
  const question = { action: 'read', type: 'fin.PaymentRequest', record: row?.id ?? null, folder: null };
  const { data } = await tom.call('access.options', question);
  expect(data.already).toMatch(/^You hold /u);
  expect(data.options).toEqual([]);
});

test('it goes to whoever may give the role, is granted for less than asked, and ends on the dot', async () => {
  const id = await asked(tom);
  expect(await asked(tom)).toBe(id);
  expect((await find(nora, id))?.decide.allowed).toBe(true);
  // Henrik heads people and gives no roles: for him it is not there.
  expect(await find(henrik, id)).toBeNull();
  const foreign = await henrik.call('access.decide', {
    id,
    revision: 1,
    verdict: 'grant',
    comment: null,
    lasts: null,
  });
  expect([foreign.status, foreign.error?.code]).toEqual([404, 'not-found']);
  const longer = await nora.call('access.decide', {
    id,
    revision: 1,
    verdict: 'grant',
    comment: null,
    lasts: 2 * day,
  });
  expect(longer.error?.code).toBe('invalid');
  const grant = { id, revision: 1, verdict: 'grant', comment: 'Until tonight', lasts: day / 2 } as const;
  const replies = await Promise.all(Array.from({ length: 6 }, () => nora.call('access.decide', grant)));
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200,
    ...Array(5).fill(409),
  ]);
  const [held] = await tenant.rows<{ role: string; ends: boolean }>(sql`
    select role, valid_until between now() + interval '11 hours' and now() + interval '12 hours' as ends
    from remit.assignment where member_id = ${tom.memberId} and role = 'WarehouseLead' and folder = '/operations'`);
  expect(held).toEqual({ role: 'WarehouseLead', ends: true });

  const again = await tenant.signIn('tom');
  expect((await find(again, id))?.standing).toBe('granted');
  const { data } = await again.call('access.options', { ...refused, folder: '/operations' });
  expect(data).toMatchObject({ already: 'You hold Warehouse lead at /operations.', options: [] });
  await tenant.rows(sql`
    update remit.assignment set valid_from = now() - interval '1 day', valid_until = now()
    where member_id = ${tom.memberId} and role = 'WarehouseLead' and folder = '/operations'`);
  const later = await tenant.signIn('tom');
  expect((await find(later, id))?.standing).toBe('ended');
  const events = await tenant.rows<{ action: string; outcome: string }>(sql`
    select action, outcome from remit.audit_event where target_id = ${id} order by at, id`);
  expect(events.filter(({ outcome }) => outcome === 'allow').map(({ action }) => action)).toEqual([
    'access.asked',
    'access.granted',
  ]);
  tom = later;
});

test('nobody grants to themselves, nor by a second account', async () => {
  const own = await nora.call('access.ask', {
    role: 'WarehouseLead',
    folder: '/operations',
    lasts: day,
    reason: 'Stock taking',
    refused,
  });
  // Where nobody else may give it there is nobody to ask.
  expect([200, 403]).toContain(own.status);
  await assignRole(tenant, 'TenantAdmin', henrik.memberId);
  await tenant.rows(sql`
    update remit.member set person = (select person from remit.member where id = ${tom.memberId})
    where id = ${henrik.memberId}`);
  const second = await tenant.signIn('henrik');
  const asker = await tenant.signIn('tom');
  const id = await asked(asker, '/operations/production');
  expect((await find(asker, id))?.granters.map(({ name }) => name)).not.toContain('Henrik Dahl');
  const reply = await second.call('access.decide', {
    id,
    revision: 1,
    verdict: 'grant',
    comment: null,
    lasts: null,
  });
  expect([403, 404]).toContain(reply.status);
  expect(
    await tenant.rows(sql`select 1 from remit.access_request where id = ${id} and status = 'approved'`),
  ).toEqual([]);
});

test('it is taken back by whoever asked, and refused with words', async () => {
  const asker = await tenant.signIn('sana');
  const id = await asked(asker, '/operations/production');
  const foreign = await nora.call('access.withdraw', { id, revision: 1 });
  expect(foreign.status).toBe(404);
  const { data } = await asker.call('access.withdraw', { id, revision: 1 });
  expect(data.standing).toBe('withdrawn');
  const next = await asked(asker, '/operations/production');
  expect(next).not.toBe(id);
  const refusal = { id: next, revision: 1, verdict: 'refuse', comment: 'Ask Tom', lasts: null } as const;
  expect((await nora.call('access.decide', refusal)).data).toMatchObject({
    standing: 'rejected',
    comment: 'Ask Tom',
  });
});

test('what nobody decides is reminded of and given up after two weeks, once however many servers look', async () => {
  const asker = await tenant.signIn('sana');
  const id = await asked(asker, '/operations');
  const turn = (ahead: number) =>
    served.store.withTenant(tenant.id, 'write', (tx) =>
      turnRequestClock({ policies: createPolicyCache() }, tx, {
        correlationId: randomUUID(),
        outlivedAfter: null,
        ahead: ahead * day,
      }),
    );
  const waits = await find(nora, id);
  expect([waits?.decide.allowed, (waits?.expiresAt ?? 0) - (waits?.submittedAt ?? 0)]).toEqual([
    true,
    14 * day,
  ]);
  for (const ahead of [2, 13.9, 14.1]) {
    await Promise.all([turn(ahead), turn(ahead)]);
    // What one had locked another passed over.
    await turn(ahead);
    expect((await find(asker, id))?.standing).toBe(ahead > 14 ? 'expired' : 'waiting');
  }
  const events = await tenant.rows<{ action: string; count: number }>(sql`
    select action, count(*)::int as count from remit.audit_event where target_id = ${id} group by action order by action`);
  expect(events).toEqual([
    { action: 'access.asked', count: 1 },
    { action: 'access.expired', count: 1 },
    { action: 'access.reminded', count: 4 },
  ]);
  const told = await tenant.rows<{ kind: string; own: boolean }>(sql`
    select distinct kind, member_id = ${asker.memberId} as own from remit.notice
    where about = 'access' and target_id = ${id} order by kind`);
  expect(told).toEqual([
    { kind: 'expired', own: true },
    { kind: 'reminded', own: false },
    { kind: 'waiting', own: false },
  ]);
  const late = { id, revision: 2, verdict: 'grant', comment: null, lasts: null } as const;
  expect([404, 409]).toContain((await nora.call('access.decide', late)).status);
  // It stands in nobody's way: the same may be asked for again.
  expect(await asked(asker, '/operations')).not.toBe(id);
});
