import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { nextEndingIn } from '@remit/store/directory/endings';
import { tellOfEndings } from './ending-clock.ts';
import { expectOneEvent } from './testing/expect-one-event.ts';
import { noticeTenant, shownTo, submitted } from './testing/notices.ts';
import type { Caller } from './testing/serve-sample.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';

const { served, tenant, tom, henrik } = await serveTenantMade(noticeTenant, 'tom', 'henrik');

test('whoever must decide is told when it is sent, and the submitter when it is decided; nobody what they did', async () => {
  const id = await submitted(tom);
  expect(await shownTo(henrik, id)).toMatchObject([{ kind: 'waiting', open: true, own: false, read: false }]);
  expect(await shownTo(tom, id)).toEqual([]);
  await henrik.call('requests.ask', { id, revision: 1, comment: 'Which ones?' });
  expect(await shownTo(tom, id)).toMatchObject([{ kind: 'asked', open: true, own: true }]);
  await tom.call('requests.answer', { id, revision: 2, comment: 'Blue' });
  await henrik.call('requests.approve', { id, revision: 3 });
  expect((await shownTo(tom, id)).map(({ kind }) => kind)).toEqual(['approved', 'asked']);
  expect((await shownTo(henrik, id)).map(({ kind, open }) => [kind, open])).toEqual([
    ['answered', false],
    ['waiting', false],
  ]);
});

test('what is rolled back is told to nobody', async () => {
  const id = await submitted(tom);
  const count = async () => (await tenant.rows(sql`select from remit.notice where target_id = ${id}`)).length;
  const before = await count();
  expect((await tom.call('requests.approve', { id, revision: 1 })).status).toBe(403);
  expect((await henrik.call('requests.reject', { id, revision: 7, comment: 'No' })).status).toBe(409);
  expect(await count()).toBe(before);
});

test('a notice is read by its receiver alone, and once', async () => {
  const id = await submitted(tom);
  const [notice] = await shownTo(henrik, id);
  expect((await tom.call('notices.read', { ids: [notice?.id] })).data).toEqual({ read: 0 });
  const reply = await expectOneEvent(tenant, henrik, 'notices.read', { ids: [notice?.id] });
  expect(reply.data).toEqual({ read: 1 });
  expect(await shownTo(henrik, id)).toMatchObject([{ read: true }]);
  expect((await henrik.call('notices.read', { ids: [notice?.id] })).data).toEqual({ read: 0 });
});

test('whoever may give a role is told who asks for it, and whoever asked what came of it', async () => {
  const nora = await tenant.signIn('nora');
  const refused = { action: 'read', type: 'crm.Contract', record: null };
  const asked = await tom.call('access.ask', {
    role: 'Approver',
    folder: '/sales',
    lasts: 86_400_000,
    reason: 'For a week',
    refused,
  });
  expect(asked.error).toBeNull();
  const { id } = asked.data;
  expect(await shownTo(nora, id)).toMatchObject([
    { kind: 'waiting', about: 'access', open: true, detail: 'For a week' },
  ]);
  await nora.call('access.decide', { id, revision: 1, decision: 'refuse', comment: 'No', lasts: null });
  expect(await shownTo(tom, id)).toMatchObject([{ kind: 'rejected', own: true, detail: 'No' }]);
});

test('whose role, time as a guest or delegation ends soon is told of it once, and so is whoever answers for it', async () => {
  const day = 86_400_000;
  const role = randomUUID();
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id, valid_until)
    select tenant_id, ${role}, 'Approver', '/sales', ${tom.memberId}, now() + interval '40 days' from remit.tenant`);
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  const made = await henrik.call('delegations.create', {
    to: (await tenant.signIn('nora')).memberId,
    since: null,
    until: Date.now() + 40 * day,
    passOn: false,
    reason: 'On leave',
  });
  expect(made.error).toBeNull();
  const tell = (days: number) => tellOfEndings(served, tenant.id, () => false, days * day);
  // A role that comes or goes ends sessions.
  const told = async (name: string) =>
    (await (await tenant.signIn(name)).call('notices.list', {})).data.notices.filter(
      ({ kind }) => kind === 'ending',
    );
  const count = async () => (await tenant.rows(sql`select from remit.notice where kind = 'ending'`)).length;
  await tell(36);
  expect(await told('tom')).toEqual([]);
  // The server's clock comes back when the next of them is soon, and not before.
  const next = (await served.store.withTenant(tenant.id, 'read', nextEndingIn)) ?? Infinity;
  expect(Math.ceil(next / day)).toBe(37);
  await tell(38);
  const there = await count();
  await tell(38);
  expect(await count()).toBe(there);
  expect(await told('tom')).toMatchObject([
    {
      about: 'assignment',
      target: role,
      own: true,
      title: expect.stringMatching(/^Your role .* in \/sales ends on /),
    },
  ]);
  expect(await told('henrik')).toMatchObject([{ about: 'delegation', target: made.data.id, own: true }]);
  expect(await told('nora')).toMatchObject([{ about: 'delegation', own: false }]);
  // Whoever it was taken from meanwhile is told nothing of it any more.
  await tenant.rows(sql`delete from remit.assignment where id = ${role}`);
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  expect(await told('tom')).toEqual([]);
});

test('whoever watches a request is told of each step once, also of their own, and of nothing once they may not see it', async () => {
  // What ended before has ended sessions too.
  const [asker, head] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
  const id = await submitted(asker, 'Watched gloves');
  const [robin, sana] = [await tenant.signIn('robin'), await tenant.signIn('sana')];
  const watch = (caller: Caller, watches: boolean) => caller.call('requests.watch', { id, watches });
  for (const caller of [robin, asker, head])
    expect((await watch(caller, true)).data).toEqual({ watching: true });
  expect((await robin.call('requests.get', { id })).data.watching).toBe(true);
  expect((await watch(sana, true)).status).toBe(404);

  await head.call('requests.ask', { id, revision: 1, comment: 'Which ones?' });
  await asker.call('requests.answer', { id, revision: 2, comment: 'Blue' });
  await watch(head, false);
  await head.call('requests.approve', { id, revision: 3 });
  const kinds = async (caller: Caller) => (await shownTo(caller, id)).map(({ kind }) => kind);
  expect(await kinds(robin)).toEqual(['approved', 'moved', 'moved']);
  // Whoever is asked something hears that alone, and nobody hears what they did.
  expect(await kinds(asker)).toEqual(['approved', 'asked']);
  expect(await kinds(head)).toEqual(['answered', 'waiting']);

  const ended = await tenant.rows<{ id: string }>(sql`
    update remit.assignment set valid_until = now() where member_id = ${robin.memberId} returning id`);
  expect(ended.length).toBeGreaterThan(0);
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  expect(await kinds(await tenant.signIn('robin'))).toEqual([]);
});
