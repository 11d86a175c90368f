import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { publishChanged } from './testing/approval-tenant.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

let tom: Caller;
let henrik: Caller;
let nora: Caller;
/** Tom's. */
let name: string;

const { tenant } = await serveTenant();

beforeAll(async () => {
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    roles: [
      ...document.roles,
      {
        name: 'Sponsor',
        label: 'Sponsor',
        grants: [{ actions: ['read', 'requestFor'], on: ['remit.Member'] }],
      },
    ],
  }));
  await assign('Sponsor', 'henrik');
  [tom, henrik, nora] = [
    await tenant.signIn('tom'),
    await tenant.signIn('henrik'),
    await tenant.signIn('nora'),
  ];
  name = (await tom.call('me.get')).data.person.name;
});

const assign = (role: string, who: string) => assignRole(tenant, role, tenant.memberIdOf(who));
const refused = { action: 'delete', type: 'wms.Item', record: null } as const;
const asking = (folder: string, onBehalfOf: string | null = tom.memberId) => ({
  role: 'WarehouseLead',
  folder,
  lasts: 86_400_000,
  reason: 'Stock taking',
  refused,
  onBehalfOf,
});
const decision = (id: string) => ({
  id,
  revision: 1,
  decision: 'grant' as const,
  comment: null,
  lasts: null,
});
const find = async (caller: Caller, id: string) => {
  const { toDecide, mine } = (await caller.call('access.list')).data;
  return [...toDecide, ...mine].find((each) => each.id === id) ?? null;
};

test('a role that is asked in another’s place is given to them, and both are told and on record', async () => {
  const { data: people } = await henrik.call('access.people', { q: name });
  expect(people.map(({ id }) => id)).toEqual([tom.memberId]);
  const question = { ...refused, folder: '/operations', onBehalfOf: tom.memberId };
  const { data: options } = await henrik.call('access.options', question);
  expect(options.options[0]).toMatchObject({ role: 'WarehouseLead', folder: '/operations', waiting: null });
  const asked = await henrik.call('access.ask', asking('/operations'));
  expect(asked.error).toBeNull();
  const { id } = asked.data;
  expect(await find(tom, id)).toMatchObject({ own: true, mine: true, sentBy: { id: henrik.memberId } });
  expect(await find(henrik, id)).toMatchObject({ own: false, mine: true, member: { id: tom.memberId } });
  expect((await nora.call('access.decide', decision(id))).error).toBeNull();
  const held = await tenant.rows<{ member: string }>(sql`
    select member_id as member from remit.assignment where role = 'WarehouseLead' and folder = '/operations'
      and valid_until is not null`);
  expect(held).toEqual([{ member: tom.memberId }]);
  const [event] = await tenant.rows<{ actor: string; of: string }>(sql`
    select actor::text as actor, on_behalf_of::text as of from remit.audit_event
    where target_id = ${id} and action = 'access.asked'`);
  expect(event).toEqual({ actor: henrik.memberId, of: tom.memberId });
  const told = await tenant.rows<{ kind: string; member: string }>(sql`
    select kind, member_id as member from remit.notice
    where about = 'access' and target_id = ${id} and kind <> 'waiting'`);
  const words = (each: (typeof told)[number]) => `${each.kind} ${each.member}`;
  expect(told.map(words).toSorted()).toEqual(
    [`approved ${henrik.memberId}`, `approved ${tom.memberId}`, `sent ${tom.memberId}`].toSorted(),
  );
  // What somebody is given begins with a session of its own.
  tom = await tenant.signIn('tom');
  const { data: notices } = await tom.call('notices.list', {});
  expect(JSON.stringify(notices)).toContain('was asked for in your place');
  const { data: again } = await henrik.call('access.options', question);
  expect(again).toMatchObject({ already: `${name} needs nothing for it.`, options: [] });
  expect((await henrik.call('access.ask', asking('/operations'))).error?.code).toBe('conflict');
});

test('what somebody asked for themselves is not asked for them again', async () => {
  const { data: own } = await tom.call('access.ask', asking('/marketing', null));
  const twice = await henrik.call('access.ask', asking('/marketing'));
  expect([twice.error?.code, twice.error?.message]).toEqual([
    'conflict',
    `this was asked for ${name} already; it waits`,
  ]);
  expect(await find(henrik, own.id)).toBeNull();
});

test('neither who asks nor whom it is for grants it, by whatever account, and either takes it back', async () => {
  const second = await tenant.signIn('sana');
  await assign('TenantAdmin', 'henrik');
  await assign('TenantAdmin', 'sana');
  await tenant.rows(sql`
    update remit.member set person = (select person from remit.member where id = ${henrik.memberId})
    where id = ${second.memberId}`);
  const [sender, other] = [await tenant.signIn('henrik'), await tenant.signIn('sana')];
  henrik = sender;
  const { data: one } = await sender.call('access.ask', asking('/sales/emea'));
  expect((await find(tom, one.id))?.granters.map(({ id }) => id)).toEqual([nora.memberId]);
  const replies = [];
  for (const each of [sender, other, tom]) replies.push(await each.call('access.decide', decision(one.id)));
  expect(replies.map(({ status }) => status >= 400)).toEqual([true, true, true]);
  const bySender = await sender.call('access.withdraw', { id: one.id, revision: 1 });
  expect(bySender.data.standing).toBe('withdrawn');
  const { data: two } = await sender.call('access.ask', asking('/sales/emea'));
  expect((await other.call('access.withdraw', { id: two.id, revision: 1 })).status).toBe(404);
  const [taken, given] = await Promise.all([
    tom.call('access.withdraw', { id: two.id, revision: 1 }),
    nora.call('access.decide', decision(two.id)),
  ]);
  // What is given ends the session that would take it back: a call that begins after it is nobody's.
  const ends = [
    [200, 409],
    [409, 200],
    [401, 200],
  ];
  expect(ends).toContainEqual([taken.status, given.status]);
  const [kept] = await tenant.rows<{ standing: string }>(sql`
    select status as standing from remit.access_request where id = ${two.id}`);
  expect(kept?.standing).toBe(given.status === 200 ? 'approved' : 'withdrawn');
});

test('whoever may not ask for somebody finds nobody to ask for, and is told nothing of them', async () => {
  const sana = await tenant.signIn('alice');
  expect((await sana.call('access.people', { q: name })).data).toEqual([]);
  for (const [onBehalfOf, statuses] of [
    [tom.memberId, [403, 404]],
    [randomUUID(), [404]],
  ] as const) {
    const asked = await sana.call('access.ask', asking('/sales', onBehalfOf));
    expect(statuses).toContain(asked.status);
    const options = await sana.call('access.options', { ...refused, folder: '/sales', onBehalfOf });
    expect(statuses).toContain(options.status);
  }
  expect((await henrik.call('access.ask', asking('/sales', henrik.memberId))).error?.code).toBe('invalid');
  expect(await tenant.rows(sql`select 1 from remit.access_request where folder = '/sales'`)).toEqual([]);
});
