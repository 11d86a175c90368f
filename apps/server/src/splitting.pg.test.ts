import { sql } from 'drizzle-orm';
import type { Aggregation } from '@remit/policy/document';
import * as fc from 'fast-check';
import { aggregateRequests } from '@remit/store/requests/aggregate-requests';
import { aggregateSlowly, type SummedRequest } from '@remit/testkit/aggregation-reference';
import { runSeed } from '@remit/testkit/seed';
import { expect, test } from 'vitest';
import { approvalTenant } from './testing/approval-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { recentForPayee, slicedPayments } from './testing/sliced-payments.ts';
import type { Caller } from './testing/serve-sample.ts';

const DAY = 86_400_000;

const {
  served,
  tenant,
  tom,
  henrik,
  alice: chief,
  nora,
} = await serveTenantMade(
  (server) => approvalTenant(server, slicedPayments),
  'tom',
  'henrik',
  'alice',
  'nora',
);

const draft = (minor: number, payee: string, currency = 'EUR') => ({
  purpose: 'Torque wrenches',
  payee,
  amount: { minor, currency },
  department: '/operations/production',
  folder: '/operations/production',
});
const stepsOf = async (caller: Caller, id: string) =>
  (await caller.call('requests.get', { id })).data.steps.map(({ name }) => name);

test('a limit is not passed in slices, however the payee is spelt, and the form says so while it is typed', async () => {
  const { data: first } = await tom.call('requests.submit', draft(300_000, 'Würth Industrie'));
  expect(await stepsOf(tom, first.id)).toEqual(['Department']);
  const { data: preview } = await tom.call('requests.preview', draft(210_000, 'WÜRTH industrie.'));
  expect(preview.steps.map(({ name }) => name)).toEqual(['Department', 'Finance']);
  expect(preview.sentences[0]).toBe(
    'With your other request like it of the same 30 days this is 5,100.00 EUR, which needs the step Finance.',
  );
  expect(preview.smaller).toEqual({ amount: { minor: 200_000, currency: 'EUR' }, steps: 1 });
  const { data: other } = await tom.call('requests.preview', draft(210_000, 'Somebody else'));
  expect(other.steps.map(({ name }) => name)).toEqual(['Department']);
});

test('how much somebody asks for is told to nobody who asks in their place, nor how much less would do', async () => {
  await nora.call('people.assign', { member: henrik.memberId, role: 'Assistant', folder: '/operations' });
  const assistant = await tenant.signIn('henrik');
  await tom.call('requests.submit', draft(300_000, 'Kept to himself'));
  const inPlace = { ...draft(210_000, 'Kept to himself'), onBehalfOf: tom.memberId };
  const { data: preview } = await assistant.call('requests.preview', inPlace);
  expect(preview.steps.map(({ name }) => name)).toEqual(['Department', 'Finance']);
  expect(preview.sentences[0]).toBe(
    'Together with others like it within 30 days this needs the step Finance.',
  );
  expect(preview.smaller).toBeNull();
});

test('a request half way goes through the step that a later one made it need', async () => {
  const [{ data: one }, { data: two }] = [
    await tom.call('requests.submit', draft(400_000, 'Later Ltd')),
    await tom.call('requests.submit', draft(400_000, 'Later Ltd')),
  ];
  expect(await stepsOf(tom, two.id)).toEqual(['Department', 'Finance']);
  const { data: seen } = await henrik.call('requests.get', { id: one.id });
  expect(seen.causes).toMatchObject({ step: 'Department', done: true, next: 'Finance', approved: false });
  const { data: approved } = await henrik.call('requests.approve', { id: one.id, revision: 1 });
  expect(approved).toMatchObject({ status: 'waiting' });
  const { data: done } = await chief.call('requests.approve', { id: one.id, revision: 2 });
  expect(done).toMatchObject({ status: 'approved' });
});

test('amounts of another currency count at the rate that was pinned when they were submitted', async () => {
  const unknown = await tom.call('requests.preview', draft(100_000, 'Dollars', 'USD'));
  expect(unknown.data.sentences[0]).toMatch(/^There is no rate from USD to EUR/u);
  // Not known is not under the limit.
  expect(unknown.data.steps.map(({ name }) => name)).toEqual(['Department', 'Finance']);

  expect((await nora.call('rates.set', { currency: 'USD', rate: '0.5' })).status).toBe(200);
  const { data: first } = await tom.call('requests.submit', draft(800_000, 'Dollars', 'USD'));
  expect(await stepsOf(tom, first.id)).toEqual(['Department']);
  await nora.call('rates.set', { currency: 'USD', rate: '0.75' });
  const [row] = await tenant.rows<{ rate: string; base: string; low: string }>(sql`
    select amount_rate as rate, amount_base::text as base, amount_base_low::text as low
    from fin.payment_request where id = ${first.id}`);
  expect([row?.rate, Number(row?.base), row?.low]).toEqual(['0.5', 4000, '40000000']);
  // 4,000 EUR as pinned; today it would be 6,000.
  const { data: seen } = await henrik.call('requests.get', { id: first.id });
  expect(seen.steps).toHaveLength(1);
  expect(seen.worth).toEqual({ rate: '0.5', amount: { minor: 400_000, currency: 'EUR' } });
  const { data: second } = await tom.call('requests.preview', draft(140_000, 'Dollars', 'USD'));
  expect(second.steps.map(({ name }) => name)).toEqual(['Department', 'Finance']);
  const { data: changed } = await tom.call('requests.change', {
    id: first.id,
    revision: 1,
    request: draft(900_000, 'Dollars', 'USD'),
  });
  expect(changed.steps).toHaveLength(1);
  const before = await nora.call('rates.set', { currency: 'USD', rate: '1', from: 1 });
  expect([before.status, before.error?.code]).toEqual([400, 'invalid']);
  const config = { name: 'Halden Works', accent: 'indigo', timeZone: 'Europe/Paris', baseCurrency: 'CHF' };
  expect((await nora.call('tenant.saveConfig', config)).error?.message).toContain('rates into EUR are set');
});

test('an approver’s limit compares with a foreign amount at its pinned rate, on one request and in the list alike', async () => {
  // Henrik approves up to 10,000 EUR; one dollar was half a euro, then three quarters.
  const { data: inside } = await tom.call('requests.submit', draft(1_300_000, 'Limit A', 'USD'));
  const { data: outside } = await tom.call('requests.submit', draft(1_400_000, 'Limit B', 'USD'));
  const { data: list } = await henrik.call('requests.inbox');
  const mine = new Set(list.mine.map(({ id }) => id));
  expect([mine.has(inside.id), mine.has(outside.id)]).toEqual([true, false]);
  expect((await henrik.call('requests.approve', { id: outside.id, revision: 1 })).status).toBe(403);
  expect((await henrik.call('requests.approve', { id: inside.id, revision: 1 })).status).toBe(200);
});

test('the query adds up what a slow sum over every stretch of time does', async () => {
  const { data: policy } = await nora.call('policy.current');
  const payments = policy.document.resources.find(({ name }) => name === 'fin.PaymentRequest');
  if (payments === undefined) throw new Error('the sample has no payment requests');
  const places = [
    { name: 'site', type: 'folder', label: 'Site' },
    { name: 'host', type: 'member', label: 'Host' },
  ] as const;
  const type = { ...payments, fields: [...payments.fields, ...places] };
  const at = Date.UTC(2020, 0, 1);
  const request = fc.record({
    day: fc.integer({ min: 0, max: 90 }),
    minor: fc.constantFrom(0, 1, 999, 100_000),
    payee: fc.constantFrom('Slow', 'SLOW ', 'other', null),
    site: fc.constantFrom('/operations', null),
    host: fc.constantFrom(henrik.memberId, null),
    status: fc.constantFrom('waiting', 'approved', 'paid', 'rejected', 'withdrawn'),
    // Where one is of a currency without a rate, nothing adds up: of many such, nothing would anywhere.
    currency: fc.oneof(
      { weight: 20, arbitrary: fc.constant('EUR') },
      { weight: 1, arbitrary: fc.constant('JPY') },
    ),
  });
  const rows = fc.sample(request, { numRuns: 60, seed: runSeed() });
  const ids = rows.map((_, place) => `00000000-0000-4000-9000-${String(place).padStart(12, '0')}`);
  for (const [place, { day, minor, payee, site, host, status, currency }] of rows.entries())
    await tenant.rows(sql`
      insert into fin.payment_request (tenant_id, id, folder, number, purpose, payee, amount_minor, amount_currency,
        department, submitter, status, submitted_at, fields)
      select tenant_id, ${ids[place] ?? ''}, '/', ${`S-${place}`}, 'Slow', ${payee}, ${minor}, ${currency},
        '/operations/production', ${tom.memberId}, ${status}, to_timestamp(${(at + day * DAY) / 1000}::float8),
        jsonb_strip_nulls(jsonb_build_object('site', ${site}::text, 'host', ${host}::text))
      from remit.tenant`);
  const all = rows.map(({ day, minor, payee, site, host, status, currency }, place): SummedRequest => ({
    id: ids[place] ?? '',
    like: { submitter: tom.memberId, payee: payee?.trim().toLowerCase() ?? null, site, host },
    submittedAt: at + day * DAY,
    base: currency === 'EUR' ? minor : null,
    counts: ['waiting', 'approved', 'paid'].includes(status),
  }));
  const probes = all.map(({ id, submittedAt, base }, place) => ({
    id,
    submittedAt,
    base: base === null ? null : String(base * 100),
    like: {
      submitter: [tom.memberId],
      payee: rows[place]?.payee ?? null,
      site: rows[place]?.site ?? null,
      host: [rows[place]?.host ?? []].flat(),
    },
  }));
  const week: Aggregation = { name: 'n', by: recentForPayee.by, over: 7 * DAY };
  const atSite = { ...recentForPayee, by: ['submitter', 'site'] };
  const forHost = { ...recentForPayee, by: ['submitter', 'host'] };
  for (const each of [recentForPayee, week, atSite, forHost]) {
    const found = await served.store.withTenant(tenant.id, 'read', (tx) =>
      aggregateRequests(tx, type, each, 'EUR', probes),
    );
    const slowly = all.map((one) => aggregateSlowly(each, one, all));
    const quickly = found.map(({ count, total }) =>
      each.of === undefined ? count : total === null ? null : Number(total) / 100,
    );
    expect(quickly).toEqual(slowly);
    expect(new Set(slowly).size).toBeGreaterThan(2);
  }
});
