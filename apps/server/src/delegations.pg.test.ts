import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';

const { tenant, tom, henrik, sana } = await serveTenant('tom', 'henrik', 'sana');

async function submitted(minor = 10_000): Promise<string> {
  const { data } = await tom.call('requests.submit', {
    purpose: 'Gloves',
    amount: { minor, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  return data.id;
}

const given = (to: string, more = {}) => ({
  to,
  since: null,
  until: Date.now() + 86_400_000,
  passOn: false,
  reason: 'Out of office',
  ...more,
});

test('a delegate finds, reads and decides what waits for whoever is away, and both are on record', async () => {
  const id = await submitted();
  expect((await sana.call('requests.get', { id })).status).toBe(404);
  const { data: made } = await henrik.call('delegations.create', given(sana.memberId));
  expect(made.standing).toBe('active');
  expect((await sana.call('requests.inbox')).data.mine.map((each) => each.id)).toContain(id);
  const { data: seen } = await sana.call('requests.get', { id });
  expect(seen.why).toEqual(['You decide in the place of Henrik Dahl.']);
  const { data } = await sana.call('requests.approve', { id, revision: 1 });
  expect(data.status).toBe('approved');
  expect(data.events.at(-1)).toMatchObject({ onBehalfOf: { name: 'Henrik Dahl' } });
  const [event] = await tenant.rows<{ actor: string; behalf: string }>(sql`
    select actor, on_behalf_of as behalf from remit.audit_event
    where action = 'request.approved' and target_id = ${id}`);
  expect(event).toEqual({ actor: sana.memberId, behalf: henrik.memberId });

  const other = await submitted();
  expect((await henrik.call('delegations.end', { id: made.id })).status).toBe(200);
  expect((await sana.call('requests.approve', { id: other, revision: 1 })).status).toBe(404);
  expect((await sana.call('requests.inbox')).data.mine).toEqual([]);
});

test('a delegate never exceeds whoever is away, and never decides their own request', async () => {
  const [above, own] = [await submitted(5_000_000), await submitted()];
  await henrik.call('delegations.create', given(sana.memberId));
  await henrik.call('delegations.create', given(tom.memberId));
  expect((await sana.call('requests.approve', { id: above, revision: 1 })).status).toBe(404);
  const reply = await tom.call('requests.approve', { id: own, revision: 1 });
  expect([reply.status, (await tom.call('requests.get', { id: own })).data.status]).toEqual([403, 'waiting']);
});

test('a cycle of delegations decides nothing more than each may, and ends', async () => {
  await tenant.rows(sql`
    insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
    select tenant_id, gen_random_uuid(), ${sana.memberId}, ${henrik.memberId}, now(), now() + interval '1 day', true, 'x'
    from remit.tenant`);
  await henrik.call('delegations.create', given(sana.memberId, { passOn: true }));
  const id = await submitted();
  expect((await henrik.call('requests.approve', { id, revision: 1 })).data.status).toBe('approved');
});

test('an administrator sees and ends the delegations of others; who is neither, finds nothing', async () => {
  const nora = await tenant.signIn('nora');
  const { data: made } = await henrik.call('delegations.create', given(tom.memberId));
  expect((await nora.call('delegations.list')).data.others.map(({ id }) => id)).toContain(made.id);
  expect((await sana.call('delegations.list')).data.others).toEqual([]);
  expect((await sana.call('delegations.end', { id: made.id })).status).toBe(404);
  expect((await nora.call('delegations.end', { id: made.id })).status).toBe(200);
  const list = (await henrik.call('delegations.list')).data.given.map(({ id }) => id);
  expect(list).not.toContain(made.id);
});

test.each([
  ['to oneself', () => given(henrik.memberId)],
  ['to nobody', () => given('00000000-0000-4000-8000-000000000000')],
  ['in the past', () => given(sana.memberId, { since: Date.now() - 86_400_000 })],
  [
    'that ends before it begins',
    () => given(sana.memberId, { since: Date.now() + 7_200_000, until: Date.now() + 3_600_000 }),
  ],
  ['for more than a year', () => given(sana.memberId, { until: Date.now() + 400 * 86_400_000 })],
])('a delegation %s is refused, saying where', async (_, input) => {
  const reply = await henrik.call('delegations.create', input());
  expect([reply.status, reply.error?.code]).toEqual([400, 'invalid']);
  expect(reply.error?.message).toMatch(/^`(to|until)`/);
});

test('whoever decides nothing has nothing to hand over', async () => {
  const reply = await tom.call('delegations.create', given(henrik.memberId));
  expect([reply.status, reply.error?.code]).toEqual([403, 'forbidden']);
});
