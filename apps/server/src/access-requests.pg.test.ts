import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePolicy } from '@remit/language/parse-policy';
import { printPolicy } from '@remit/language/print-policy';
import { requestClock } from './request-clock.ts';
import { publishChanged } from './testing/approval-tenant.ts';
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
    decision: 'grant',
    comment: null,
    lasts: null,
  });
  expect([foreign.status, foreign.error?.code]).toEqual([404, 'not-found']);
  const longer = await nora.call('access.decide', {
    id,
    revision: 1,
    decision: 'grant',
    comment: null,
    lasts: 2 * day,
  });
  expect(longer.error?.code).toBe('invalid');
  const grant = { id, revision: 1, decision: 'grant', comment: 'Until tonight', lasts: day / 2 } as const;
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
    decision: 'grant',
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
  const refusal = { id: next, revision: 1, decision: 'refuse', comment: 'Ask Tom', lasts: null } as const;
  expect((await nora.call('access.decide', refusal)).data).toMatchObject({
    standing: 'rejected',
    comment: 'Ask Tom',
  });
});

test('of two roles that give as many actions the one comes first that gives them on fewer records', async () => {
  const roles = `
role AllStock in wms can: read, export on wms.Item

role ColdStock in wms can: read, export on wms.Item where location = 'Cold room'

role LightStock in wms can: read, export on wms.Item where location = 'Cold room' and hazardous = false
`;
  await publishChanged(nora, (document) => {
    const { document: next, errors } = parsePolicy(`${printPolicy(document)}\n${roles}`);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return next;
  });
  const asker = await tenant.signIn('sana');
  const wanted = { action: 'export', type: 'wms.Item', record: null, folder: '/operations' };
  const { data } = await asker.call('access.options', wanted);
  expect(data.options.map(({ role }) => role).slice(0, 3)).toEqual(['LightStock', 'ColdStock', 'AllStock']);
});

test('whoever may give a role finds what waits for them behind whatever waits for others', async () => {
  const asker = await tenant.signIn('sana');
  // Roles that the policy has no more, which nobody can give.
  await tenant.rows(sql`
    insert into remit.access_request (tenant_id, id, member_id, role, folder, lasts_ms, reason, refused, status, revision,
      submitted_at, approval)
    select tenant_id, gen_random_uuid(), member_id, 'Gone' || n, folder, lasts_ms, reason, refused, 'waiting', 1,
      now() - interval '1 hour', approval
    from (select * from remit.access_request order by submitted_at limit 1) as one, generate_series(1, 1200) as n`);
  const id = await asked(asker, '/operations/production');
  expect(await find(nora, id)).toMatchObject({ decide: { allowed: true } });
  await tenant.rows(sql`update remit.access_request set status = 'withdrawn' where role like 'Gone%'`);
  await asker.call('access.withdraw', { id, revision: 1 });
});

test('nobody has more waiting than twenty: what others ask for is not buried under it', async () => {
  const asker = await tenant.signIn('sana');
  await tenant.rows(sql`
    insert into remit.access_request (tenant_id, id, member_id, role, folder, lasts_ms, reason, refused, status, revision,
      submitted_at, approval)
    select tenant_id, gen_random_uuid(), ${asker.memberId}, 'Gone' || n, folder, lasts_ms, reason, refused, 'waiting', 1,
      now(), approval
    from (select * from remit.access_request order by submitted_at limit 1) as one, generate_series(1, 19) as n`);
  const ask = (folder: string) =>
    asker.call('access.ask', { role: 'WarehouseLead', folder, lasts: day, reason: 'Stock taking', refused });
  const last = await ask('/operations');
  expect(last.status).toBe(200);
  const over = await ask('/operations/production');
  expect([over.status, over.error?.message]).toEqual([
    409,
    '20 requests of yours wait already; take one back first',
  ]);
  // What waits is joined all the same.
  expect((await ask('/operations')).data.id).toBe(last.data.id);
  await asker.call('access.withdraw', { id: last.data.id, revision: 1 });
  expect((await ask('/operations/production')).status).toBe(200);
  await tenant.rows(sql`
    update remit.access_request set status = 'withdrawn', due_at = null where status = 'waiting' and member_id = ${asker.memberId}`);
});

test('what nobody decides is reminded of and given up after two weeks, once however many servers look', async () => {
  const asker = await tenant.signIn('sana');
  const id = await asked(asker, '/operations');
  const turn = (ahead: number) => requestClock(served.services, ahead * day).turn(tenant.id, () => false);
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
  const late = { id, revision: 2, decision: 'grant', comment: null, lasts: null } as const;
  expect([404, 409]).toContain((await nora.call('access.decide', late)).status);
  // It stands in nobody's way: the same may be asked for again.
  expect(await asked(asker, '/operations')).not.toBe(id);
});

test('whoever looked at a request before its folder was moved looks again before they grant it', async () => {
  const made = await nora.call('folders.create', { parent: '/operations', end: 'depot', name: 'Depot' });
  expect(made.error).toBeNull();
  const asker = await tenant.signIn('sana');
  const [within, beside] = [await asked(asker, '/operations/depot'), await asked(asker, '/sales')];
  const move = { folder: '/operations/depot', into: '/marketing' };
  const { effectHash } = (await nora.call('folders.previewMove', move)).data;
  expect((await nora.call('folders.move', { ...move, effectHash })).error).toBeNull();
  const grant = (id: string, revision: number) =>
    nora.call('access.decide', { id, revision, decision: 'grant', comment: null, lasts: null });
  const late = await grant(within, 1);
  expect([late.status, late.error?.message]).toEqual([409, expect.stringMatching(/^This request changed/)]);
  expect(await find(nora, within)).toMatchObject({ folder: '/marketing/depot', revision: 2 });
  expect((await grant(within, 2)).data).toMatchObject({ standing: 'granted' });
  expect((await grant(beside, 1)).data).toMatchObject({ standing: 'granted' });
  const [given] = await tenant.rows<{ content: string }>(sql`
    select approval #>> '{steps,0,approvals,0,content}' as content from remit.access_request where id = ${within}`);
  expect(JSON.parse(given?.content ?? '')).toEqual(['WarehouseLead', '/marketing/depot', day]);
});
