import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { handOver } from './testing/hand-over.ts';
import { apart, expectNotPaid, paidSomeOf, payableBy, paymentsApart } from './testing/payments-apart.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { submitGloves } from './testing/submit-gloves.ts';

const { tenant, tom, sana, alice, henrik, nora } = await serveTenantMade(
  (served) => paymentsApart(served, 'alice', 'sana', 'henrik'),
  'tom',
  'sana',
  'alice',
  'henrik',
  'nora',
);

/** Alice decides, and hands that to Sana, who hands it on to Henrik; all of them pay. */
const hands = [alice, sana, henrik];
let endLast: () => Promise<unknown>;
beforeAll(async () => {
  // Nobody hands anything on who decides nothing themselves.
  await assignRole(tenant, 'Approver', sana.memberId);
  await handOver(alice, sana, true);
  endLast = await handOver(sana, henrik);
});

/** What the history of a request has, each event with the names of those in whose place it was and who handed it on. */
const kept = (id: string) =>
  tenant.rows(sql`
    select action,
      (select name from remit.member where person = event.person) as by,
      (select name from remit.member where person = lent_by) as lent,
      array(select name from remit.member where person = any (passed_by) order by name) as passed
    from fin.payment_request_event event where record_id = ${id} order by sequence`);

/** What the audit has of the deeds on a request, in the words of its explorer. */
const audited = async (id: string) => {
  const events = await tenant.rows<{ id: string }>(sql`
    select id from remit.audit_event where target_id = ${id} and outcome = 'allow' order by at, id`);
  const views = await Promise.all(events.map((event) => nora.call('audit.get', event)));
  return views.map(({ data: { action, onBehalfOf, details, names } }) => {
    const passed =
      typeof details === 'object' && details !== null && 'passedBy' in details ? details.passedBy : null;
    const named = Array.isArray(passed) ? passed.map((each) => names[String(each)]) : null;
    return [action, onBehalfOf?.name ?? null, named];
  });
};

const byTom = { action: 'submit', by: 'Tom Becker', lent: null, passed: [] };
const throughSana = { by: 'Henrik Dahl', lent: 'Alice Moreau', passed: ['Sana Iqbal'] };

test('whoever handed on what somebody decided pays none of it, and neither do the two at its ends', async () => {
  const before = await payableBy(hands);
  const id = await submitGloves(tom);
  const approved = await henrik.call('requests.approve', { id, revision: 1 });
  expect(approved.data).toMatchObject({ status: 'approved', pay: { allowed: false, reason: apart } });
  const told = { onBehalfOf: { name: 'Alice Moreau' }, passedBy: [{ name: 'Sana Iqbal' }] };
  expect(approved.data.events).toMatchObject([
    { action: 'submit', passedBy: [] },
    { action: 'approve', ...told },
  ]);
  expect(await kept(id)).toEqual([byTom, { action: 'approve', ...throughSana }]);
  expect(await audited(id)).toEqual([
    ['request.submitted', null, null],
    ['request.approved', 'Alice Moreau', ['Sana Iqbal']],
  ]);
  await expectNotPaid(id, hands, before);
});

test.each(hands.map((payer, at) => [['whose it is', 'who handed it on', 'who has it'][at], payer] as const))(
  'through many hands comes nothing of which one paid some already: %s',
  async (_, payer) => {
    const id = await submitGloves(tom);
    expect((await henrik.call('requests.inbox')).data.mine.map((each) => each.id)).toContain(id);
    await paidSomeOf(tenant, id, payer);
    expect((await henrik.call('requests.inbox')).data.mine.map((each) => each.id)).not.toContain(id);
    const refused = await henrik.call('requests.approve', { id, revision: 1 });
    expect([refused.status, refused.error?.code]).toEqual([403, 'forbidden']);
  },
);

test.each(['reject', 'ask'] as const)('a history has through whose hands `%s` came', async (action) => {
  const id = await submitGloves(tom);
  const { error } = await henrik.call(`requests.${action}`, { id, revision: 1, comment: 'What for?' });
  expect(error).toBeNull();
  expect(await kept(id)).toEqual([byTom, { action, ...throughSana }]);
});

test('whoever handed on what was approved for less pays none of it', async () => {
  const id = await submitGloves(tom);
  const amount = { minor: 5_000, currency: 'EUR' };
  const { data } = await henrik.call('requests.reduce', { id, revision: 1, comment: 'Half', amount });
  expect(data.status).toBe('approved');
  expect(await kept(id)).toEqual([
    byTom,
    { action: 'reduce', ...throughSana },
    { action: 'approve', ...throughSana },
  ]);
  expect((await audited(id)).at(-1)).toEqual(['request.reduced', 'Alice Moreau', ['Sana Iqbal']]);
  const paid = await sana.call('requests.pay', { id, revision: data.revision });
  expect([paid.status, paid.error?.message]).toEqual([403, apart]);
});

test('whoever takes back what they handed on decides it themselves, and nobody has handed it on then', async () => {
  const id = await submitGloves(tom);
  await henrik.call('requests.ask', { id, revision: 1, comment: 'What for?' });
  const { data: answered } = await tom.call('requests.answer', { id, revision: 2, comment: 'Hands' });
  await endLast();
  const late = await henrik.call('requests.approve', { id, revision: answered.revision });
  expect([late.status, late.error?.code]).toEqual([403, 'forbidden']);
  const { data } = await sana.call('requests.approve', { id, revision: answered.revision });
  expect(data.status).toBe('approved');
  expect((await kept(id)).at(-1)).toEqual({
    action: 'approve',
    by: 'Sana Iqbal',
    lent: 'Alice Moreau',
    passed: [],
  });
  endLast = await handOver(sana, henrik);
});

test('where it came straight as well, nobody handed it on, and whoever might have pays', async () => {
  const end = await handOver(alice, henrik);
  const id = await submitGloves(tom);
  const { data } = await henrik.call('requests.approve', { id, revision: 1 });
  expect(data.status).toBe('approved');
  expect(await kept(id)).toEqual([byTom, { action: 'approve', ...throughSana, passed: [] }]);
  expect((await audited(id)).at(-1)).toEqual(['request.approved', 'Alice Moreau', null]);
  expect((await sana.call('requests.pay', { id, revision: 2 })).data).toMatchObject({ status: 'paid' });
  await end();
});

test.each([
  ['without saying in whose place', null, '{00000000-0000-4000-8000-000000000001}'],
  ['and that it was nobody', alice.memberId, '{}'],
  ['and that nobody knows who it was', alice.memberId, '{null}'],
])('no history says that something was handed on %s', async (_, behalf, passed) => {
  const id = await submitGloves(tom);
  await expect(
    tenant.rows(sql`
      insert into fin.payment_request_event
        (tenant_id, record_id, sequence, at, action, actor, person, on_behalf_of, lent_by, passed_by)
      select tenant_id, ${id}, 2, now(), 'approve', id, person, ${behalf}::uuid,
        (select person from remit.member where id = ${behalf}::uuid), ${passed}::text::uuid[]
      from remit.member where id = ${sana.memberId}`),
  ).rejects.toMatchObject({ cause: { code: '23514' } });
});
