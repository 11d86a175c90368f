import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';

const { tenant, henrik, tom } = await serveTenant('henrik', 'tom');

test('requests like one are those to the same payee that their reader sees, with how they ended', async () => {
  const send = async (payee: string, minor = 5_000) => {
    const { data } = await tom.call('requests.submit', {
      purpose: 'Seals',
      payee,
      amount: { minor, currency: 'EUR' },
      department: '/operations/production',
      folder: '/operations/production',
    });
    return data.id;
  };
  const [approved, rejected, open] = [
    await send('Seals & Co'),
    await send('Seals & Co'),
    await send('Seals & Co'),
  ];
  await henrik.call('requests.approve', { id: approved, revision: 1 });
  await henrik.call('requests.reject', { id: rejected, revision: 1, comment: 'Twice' });
  const { data } = await henrik.call('requests.peers', { id: open });
  // Of one that was approved, a middle says nothing.
  expect(data).toMatchObject({ by: 'payee', total: 2, rejected: 1, usual: null });
  expect(data.items.map(({ id }) => id)).toEqual([rejected, approved]);
  expect((await (await tenant.signIn('sana')).call('requests.peers', { id: open })).status).toBe(404);
  for (const minor of [1_000, 9_000]) {
    await henrik.call('requests.approve', { id: await send('Seals & Co', minor), revision: 1 });
  }
  const { usual } = (await henrik.call('requests.peers', { id: open })).data;
  // Whoever approves for somebody who approved for them is told so.
  expect(data.mutual).toBe(0);
  await tenant.rows(sql`
    insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, actor, person)
    select tenant_id, ${rejected}, sequence, now(), action, id, person
    from remit.member join (values (${henrik.memberId}::uuid, 101, 'submit'), (${tom.memberId}::uuid, 102, 'approve'))
      as done (member, sequence, action) on member = id`);
  expect((await henrik.call('requests.peers', { id: open })).data.mutual).toBe(1);
  expect(usual).toEqual({ approved: 3, median: { minor: 5_000, currency: 'EUR' }, asMuch: 2 });
  // To nobody before: those of the department, as far as he sees them.
  const { data: beside } = await henrik.call('requests.peers', { id: await send('Somebody new') });
  expect(beside.by).toBe('department');
  expect(beside.items.map(({ department }) => department)).toEqual(
    beside.items.map(() => '/operations/production'),
  );
  // Whoever submits alone, and sees none but their own, is told of none but their own.
  const { data: own } = await tom.call('requests.peers', { id: open });
  expect(own.items.map(({ submitter }) => submitter?.id)).toEqual(Array(4).fill(tom.memberId));
});
