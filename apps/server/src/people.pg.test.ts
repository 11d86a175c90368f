import { sql } from 'drizzle-orm';
import { runCount } from '@remit/testkit/run-count';
import { beforeEach, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

let nora: Caller;

// One tenant for all of them: each test is about other people, or leaves things as they were.
const { served, tenant } = await serveTenant();
beforeEach(async () => {
  nora = await tenant.signIn('nora');
});

const day = 86_400_000;
const pairs = runCount('REMIT_REMOVALS', 200);

async function idOf(name: string): Promise<string> {
  const [member] = await tenant.rows<{ id: string }>(sql`select id from remit.member where name = ${name}`);
  if (member === undefined) throw new Error(`nobody is called ${name}`);
  return member.id;
}

async function lastEvent(): Promise<Record<string, unknown> | undefined> {
  const [event] = await tenant.rows<Record<string, unknown>>(
    sql`select actor, action, target_type, target_id, outcome, stream, details from remit.audit_event order by id desc limit 1`,
  );
  return event;
}

test('a role that is assigned counts from the next call on, and is gone from the next call on once it is taken', async () => {
  const tom = await tenant.signIn('tom');
  expect((await tom.call('records.list', { type: 'crm.Contract' })).data.readable).toBe(0);
  const before = await tenant.auditCount();
  const { data, error } = await nora.call('people.assign', {
    member: tom.memberId,
    role: 'SalesManager',
    folder: '/sales',
  });
  expect(error).toBeNull();
  expect(await tenant.auditCount()).toBe(before + 1);
  expect(await lastEvent()).toMatchObject({
    actor: nora.memberId,
    action: 'assignment.created',
    stream: 'access',
    target_id: data.assignment,
    outcome: 'allow',
    details: { member: tom.memberId, role: 'SalesManager', folder: '/sales' },
  });
  // What somebody holds changed, so their session is over.
  expect((await tom.call('me.get')).error?.code).toBe('session-ended');
  const again = await tenant.signIn('tom');
  expect((await again.call('records.list', { type: 'crm.Contract' })).data.readable).toBeGreaterThan(100);
  expect((await nora.call('people.unassign', { assignment: data.assignment })).error).toBeNull();
  expect((await again.call('me.get')).error?.code).toBe('session-ended');
  const last = await tenant.signIn('tom');
  expect((await last.call('records.list', { type: 'crm.Contract' })).data.readable).toBe(0);
});

test('an assignment begins and ends on the dot by the database’s clock', async () => {
  const tom = await tenant.signIn('tom');
  const readable = async (from: string, until: string): Promise<number> => {
    await tenant.rows(sql`
      with gone as (delete from remit.assignment where role = 'SalesManager' and member_id = ${tom.memberId})
      insert into remit.assignment (tenant_id, id, role, folder, member_id, valid_from, valid_until)
      select tenant_id, gen_random_uuid(), 'SalesManager', '/sales', id,
        now() + ${from}::interval, now() + ${until}::interval from remit.member where id = ${tom.memberId}`);
    const now = await tenant.signIn('tom');
    return (await now.call('records.list', { type: 'crm.Contract', limit: 1 })).data.readable;
  };
  expect(await readable('-1 hour', '1 hour')).toBeGreaterThan(0);
  expect(await readable('-1 hour', '-1 millisecond')).toBe(0);
  expect(await readable('1 hour', '2 hours')).toBe(0);
});

test('the preview says what a role would give, changes nothing, and is on record', async () => {
  const tom = await idOf('Tom Becker');
  await tenant.rows(sql`delete from remit.assignment where member_id = ${tom} and role = 'SalesManager'`);
  const before = await tenant.auditCount();
  const change = { kind: 'assign', member: tom, role: 'SalesManager', folder: '/sales' };
  const { data, error } = await nora.call('people.preview', change);
  expect(error).toBeNull();
  expect(data.refusal).toBeNull();
  expect(data.headline).toMatch(/gains \d+ things/);
  expect(data.sentences).toContainEqual({ change: 'gains', sentence: 'may `export` Contract in /sales' });
  expect(await tenant.auditCount()).toBe(before + 1);
  expect(await lastEvent()).toMatchObject({ action: 'access.explained', target_id: tom });
});

test('of two assignments that give the same, whoever loses one is told until when the other keeps it', async () => {
  const tom = await idOf('Tom Becker');
  await tenant.rows(sql`delete from remit.assignment where member_id = ${tom} and role = 'SalesManager'`);
  const give = async (folder: string, until: number | null) => {
    const asked = { member: tom, role: 'SalesManager', folder, from: null, until };
    const { data, error } = await nora.call('people.assign', asked);
    expect(error).toBeNull();
    return data.assignment;
  };
  const [lasting, timed] = [await give('/sales', null), await give('/', Date.UTC(2099, 11, 1, 11))];
  const without = async (assignment: string) =>
    (await nora.call('people.preview', { kind: 'unassign', member: tom, assignment })).data;
  const data = await without(lasting);
  expect(data.headline).toMatch(
    /^Nothing changes for Tom Becker. \d+ things are kept until 1 Dec 2099, 12:00 only\.$/u,
  );
  expect(data.sentences).toContainEqual({
    change: 'keeps',
    sentence: 'may `export` Contract in /sales until 1 Dec 2099, 12:00, and no longer',
  });
  // What lasts keeps what it gives for good.
  const other = await without(timed);
  expect(other.headline).toMatch(/^Tom Becker reaches fewer records with /u);
  expect(JSON.stringify(other)).not.toContain('until');
});

test('nobody gives themselves a role, by whichever account of theirs', async () => {
  const other = await idOf('Robin Falk');
  await tenant.rows(sql`
    update remit.member set person = (select person from remit.member where id = ${nora.memberId}) where id = ${other}`);
  nora = await tenant.signIn('nora');
  for (const member of [nora.memberId, other]) {
    const reply = await nora.call('people.assign', { member, role: 'Payroll', folder: '/' });
    expect(reply.error).toMatchObject({
      code: 'forbidden',
      message: 'nobody widens their own access; a second person must do this',
    });
    expect(await lastEvent()).toMatchObject({ action: 'assignment.created', outcome: 'deny' });
  }
});

test('roles that exclude each other are not assigned to one person', async () => {
  const member = await idOf('Sana Iqbal');
  const give = (role: string) => nora.call('people.assign', { member, role, folder: '/' });
  expect((await give('Payroll')).error).toBeNull();
  // By inclusion too: whoever leads a warehouse is a clerk of it.
  const reply = await give('WarehouseLead');
  expect(reply.error?.code).toBe('forbidden');
  expect(reply.error?.message).toContain('`PayrollOrWarehouse` keeps apart');
});

test.each([
  [{ role: 'Payrol' }, 'there is no role `Payrol`; nearest: `Payroll`'],
  [{ folder: '/slaes' }, 'there is no folder `/slaes`; nearest: `/sales`'],
  [{ until: 1 }, 'lies in the past'],
  [{ from: Date.now() + 2 * day, until: Date.now() + day }, 'must be after `from`'],
])('an assignment with %j says what is wrong with it', async (wrong, message) => {
  const right = { member: await idOf('Henrik Dahl'), role: 'Payroll', folder: '/' };
  const reply = await nora.call('people.assign', { ...right, ...wrong });
  expect([reply.status, reply.error?.code]).toEqual([400, 'invalid']);
  expect(reply.error?.message).toContain(message);
});

test('whoever administers one folder assigns there, and nothing anywhere else', async () => {
  const current = await nora.call('policy.current');
  const { document, version } = current.data;
  const role = {
    name: 'SalesDesk',
    grants: [
      { actions: ['read', 'create', 'delete'], on: ['remit.Assignment'] },
      { actions: ['read'], on: ['remit.Member'] },
    ],
  };
  const roles = [...document.roles, role];
  const alice = await tenant.signIn('alice');
  const draft = { basedOn: version, document: { ...document, roles }, member: alice.memberId };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  expect((await nora.call('policy.publish', { ...draft, effectHash, reason: 'A desk' })).error).toBeNull();
  // People lie at the root: to see them takes a role there.
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, gen_random_uuid(), 'SalesDesk', '/sales/emea', id from remit.member where id = ${alice.memberId}
    union all
    select tenant_id, gen_random_uuid(), 'SecurityAnalyst', '/', id from remit.member where id = ${alice.memberId}`);
  const desk = await tenant.signIn('alice');
  const tom = (await tenant.signIn('tom')).memberId;
  const give = (folder: string) => desk.call('people.assign', { member: tom, role: 'SalesRep', folder });
  expect((await give('/sales/emea/france')).error).toBeNull();
  expect((await give('/sales')).error?.code).toBe('forbidden');
  expect((await give('/')).error?.code).toBe('forbidden');
});

test('a suspended member is out at once with every session, and back with all they held', async () => {
  const tom = await tenant.signIn('tom');
  await tom.call('me.get');
  const { data } = await nora.call('people.suspend', { member: tom.memberId });
  expect(data).toEqual({ sessionsEnded: 1 });
  expect((await tom.call('me.get')).error?.code).toBe('session-ended');
  const denied = await tenant.signIn('tom');
  expect((await denied.call('me.get')).error?.code).toBe('forbidden');
  const twice = await nora.call('people.suspend', { member: tom.memberId });
  expect(twice.error).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('suspended already'),
  });
  expect((await nora.call('people.restore', { member: tom.memberId })).error).toBeNull();
  expect((await (await tenant.signIn('tom')).call('me.get')).error).toBeNull();
});

test('the last administrator is neither suspended nor relieved of the role', async () => {
  const suspended = await nora.call('people.suspend', { member: nora.memberId });
  expect(suspended.error?.code).toBe('forbidden');
  expect(suspended.error?.message).toContain('nobody who can publish a policy');
  const [held] = await tenant.rows<{ id: string }>(
    sql`select id from remit.assignment where role = 'TenantAdmin' and member_id = ${nora.memberId}`,
  );
  const relieved = await nora.call('people.unassign', { assignment: held?.id });
  expect(relieved.error?.message).toContain('nobody who can publish a policy');
});

test('an administrator whose role runs out does not count once it has', async () => {
  const henrik = await idOf('Henrik Dahl');
  const until = Date.now() + day;
  await nora.call('people.assign', { member: henrik, role: 'TenantAdmin', folder: '/', until });
  const suspended = await nora.call('people.suspend', { member: nora.memberId });
  expect(suspended.error?.message).toContain(
    `nobody who can publish a policy from ${new Date(until).toISOString()} on`,
  );
  await tenant.rows(sql`delete from remit.assignment where role = 'TenantAdmin' and member_id = ${henrik}`);
});

test(
  `of ${pairs} pairs of administrators who suspend each other at once, somebody always stays`,
  async () => {
    const henrik = await tenant.signIn('henrik');
    await assignRole(tenant, 'TenantAdmin', henrik.memberId);
    const ids = [nora.memberId, henrik.memberId];
    const [one, other] = [await tenant.signIn('nora'), await tenant.signIn('henrik')];
    let ended = 0;
    for (let pair = 0; pair < pairs; pair += 1) {
      const replies = await Promise.all([
        one.call('people.suspend', { member: other.memberId }),
        other.call('people.suspend', { member: one.memberId }),
      ]);
      ended += replies.filter(({ error }) => error === null).length;
      const [left] = await tenant.rows<{ count: number }>(sql`
      select count(*)::int as count from remit.member where id = any (${sql.param(ids)}::text[]::uuid[]) and status = 'active'`);
      expect(left?.count).toBe(1);
      // Back as they were, and in the sessions that they had.
      await tenant.rows(
        sql`update remit.member set status = 'active' where id = any (${sql.param(ids)}::text[]::uuid[])`,
      );
      await served.store.withIdentity((tx) => tx.rows(sql`delete from identity.session_tenant`));
    }
    expect(ended).toBe(pairs);
    await tenant.rows(
      sql`delete from remit.assignment where role = 'TenantAdmin' and member_id = ${henrik.memberId}`,
    );
  },
  30_000 + pairs * 300,
);

test('a guest is in from the beginning to the end, to the millisecond, and said to be without a sponsor once theirs left', async () => {
  const sponsor = await idOf('Henrik Dahl');
  const guest = {
    name: 'Ida Holm',
    email: 'Ida@Partner.example',
    sponsor,
    until: Date.now() + day,
    roles: [],
  };
  const { data, error } = await nora.call('people.inviteGuest', {
    ...guest,
    roles: [{ role: 'FinanceViewer', folder: '/finance' }],
  });
  expect(error).toBeNull();
  expect(data.token).toMatch(/^[\w-]{43}$/);
  expect(await lastEvent()).toMatchObject({
    action: 'guest.invited',
    stream: 'guest',
    target_id: data.member,
  });
  const listed = async () =>
    (await nora.call('people.guests')).data.guests.find(({ person }) => person.id === data.member);
  expect(await listed()).toMatchObject({
    email: 'ida@partner.example',
    standing: 'active',
    sponsor: { name: 'Henrik Dahl' },
    sponsorProblem: null,
  });
  await tenant.rows(sql`update remit.member set status = 'left' where id = ${sponsor}`);
  expect((await listed())?.sponsorProblem).toBe('Henrik Dahl, who answers for this guest, has left');
  const twice = await nora.call('people.inviteGuest', guest);
  expect(twice.error?.code).toBe('invalid');
  const later = Date.now() + 7 * day;
  const kept = await nora.call('people.extendGuest', { member: data.member, until: later });
  expect(kept.error).toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('is not active here'),
  });
  const extended = await nora.call('people.extendGuest', {
    member: data.member,
    until: later,
    sponsor: nora.memberId,
  });
  expect(extended.error).toBeNull();
  expect(await listed()).toMatchObject({ until: later, sponsor: { name: 'Nora Lindqvist' } });
  expect((await nora.call('people.extendGuest', { member: data.member, until: 'now' })).error).toBeNull();
  expect((await listed())?.standing).toBe('ended');
});
