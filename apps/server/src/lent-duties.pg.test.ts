import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { handOver } from './testing/hand-over.ts';
import { apart, expectNotPaid, paidSomeOf, payableBy, paymentsApart } from './testing/payments-apart.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { submitGloves } from './testing/submit-gloves.ts';

const { tenant, tom, sana, alice } = await serveTenantMade(
  (served) => paymentsApart(served, 'alice', 'sana'),
  'tom',
  'sana',
  'alice',
);
/** Alice decides and pays, Sana pays, and now also decides in the place of Alice; the policy keeps the two apart. */
const payers = [alice, sana];
beforeAll(async () => {
  await handOver(alice, sana);
});

test('whoever was stood in for pays nothing that was approved in their place, and neither does whoever stood in', async () => {
  const before = await payableBy(payers);
  const id = await submitGloves(tom);
  const approved = await sana.call('requests.approve', { id, revision: 1 });
  expect(approved.data).toMatchObject({ status: 'approved', pay: { allowed: false, reason: apart } });
  // It is shown as the one thing that happened, and is a favour and an approval of hers alone.
  expect(approved.data.events.map(({ action }) => action)).toEqual(['submit', 'approve']);
  await expectNotPaid(id, payers, before);
});

test('where nobody decided in their place, they pay', async () => {
  const id = await submitGloves(tom);
  await tenant.rows(sql`update fin.payment_request set status = 'approved' where id = ${id}`);
  expect((await alice.call('requests.pay', { id, revision: 1 })).data).toMatchObject({ status: 'paid' });
});

test('nobody approves in the place of somebody who paid some of it already', async () => {
  const id = await submitGloves(tom);
  expect((await sana.call('requests.inbox')).data.mine.map((each) => each.id)).toContain(id);
  await paidSomeOf(tenant, id, alice);
  expect((await sana.call('requests.inbox')).data.mine.map((each) => each.id)).not.toContain(id);
  for (const decider of [sana, alice]) {
    const refused = await decider.call('requests.approve', { id, revision: 1 });
    expect([refused.status, refused.error?.code]).toEqual([403, 'forbidden']);
  }
});

test.each(['reject', 'ask'] as const)('a history has in whose place somebody took `%s`', async (action) => {
  const id = await submitGloves(tom);
  const { error } = await sana.call(`requests.${action}`, { id, revision: 1, comment: 'What for?' });
  expect(error).toBeNull();
  const kept = await tenant.rows(sql`
    select action, on_behalf_of as behalf, lent_by = (select person from remit.member where id = ${alice.memberId}) as lent
    from fin.payment_request_event where record_id = ${id} order by sequence`);
  expect(kept).toEqual([
    { action: 'submit', behalf: null, lent: null },
    { action, behalf: alice.memberId, lent: true },
  ]);
});

test('no history says in whose place without saying whose person that is', async () => {
  const id = await submitGloves(tom);
  await expect(
    tenant.rows(sql`
      insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, actor, person, on_behalf_of)
      select tenant_id, ${id}, 2, now(), 'approve', id, person, ${alice.memberId}::uuid
      from remit.member where id = ${sana.memberId}`),
  ).rejects.toMatchObject({ cause: { code: '23514' } });
});
