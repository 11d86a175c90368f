import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { approvalTenant } from './testing/approval-tenant.ts';
import { assignRole } from './testing/assign-role.ts';
import { handOver } from './testing/hand-over.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { submitGloves } from './testing/submit-gloves.ts';

const { tenant, tom, sana, alice } = await serveTenantMade(
  (server) =>
    approvalTenant(server, {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      steps: [{ name: 'One', by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] }, need: 'any' }],
    }),
  'tom',
  'sana',
  'alice',
);

// Alice decides and pays, Sana pays, and now also decides in the place of Alice; the policy keeps the two apart.
beforeAll(async () => {
  for (const { memberId } of [alice, sana]) await assignRole(tenant, 'Finance', memberId);
  await handOver(alice, sana);
});

const apart = expect.stringMatching(/^Nobody may both \w+ and \w+ the same record, and you did the other\.$/);

test('whoever was stood in for pays nothing that was approved in their place, and neither does whoever stood in', async () => {
  const payable = async () =>
    Promise.all([alice, sana].map(async (payer) => (await payer.call('requests.inbox')).data.toPayTotal));
  const before = await payable();
  const id = await submitGloves(tom);
  const approved = await sana.call('requests.approve', { id, revision: 1 });
  expect(approved.data).toMatchObject({ status: 'approved', pay: { allowed: false, reason: apart } });
  // It is shown as the one thing that happened, and is a favour and an approval of hers alone.
  expect(approved.data.events.map(({ action }) => action)).toEqual(['submit', 'approve']);
  // The list, the request and the deed agree, for both.
  expect(await payable()).toEqual(before);
  for (const payer of [alice, sana]) {
    expect((await payer.call('requests.get', { id })).data.pay).toMatchObject({
      allowed: false,
      reason: apart,
    });
    const paid = await payer.call('requests.pay', { id, revision: 2 });
    expect([paid.status, paid.error?.code]).toEqual([403, 'forbidden']);
    expect(paid.error?.message).toEqual(apart);
  }
});

test('where nobody decided in their place, they pay', async () => {
  const id = await submitGloves(tom);
  await tenant.rows(sql`update fin.payment_request set status = 'approved' where id = ${id}`);
  expect((await alice.call('requests.pay', { id, revision: 1 })).data).toMatchObject({ status: 'paid' });
});

test('nobody approves in the place of somebody who paid some of it already', async () => {
  const id = await submitGloves(tom);
  expect((await sana.call('requests.inbox')).data.mine.map((each) => each.id)).toContain(id);
  await tenant.rows(sql`
    insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, actor, person)
    select tenant_id, ${id}, 2, now(), 'pay', id, person from remit.member where id = ${alice.memberId}`);
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
