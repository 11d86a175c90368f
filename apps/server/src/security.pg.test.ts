import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { SessionView } from '@remit/api/account/account-views';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { serveTenant } from './testing/serve-tenant.ts';
import { type Caller, post } from './testing/serve-sample.ts';

let nora: Caller;

const { served, tenant } = await serveTenant();
beforeEach(async () => {
  nora = await tenant.signIn('nora');
});

const lenient = { allowlist: [] as string[], sessionMinutes: null, secondFactor: 'nobody' } as const;

/** Saves over whatever was saved last. */
async function save(change: Partial<Record<keyof typeof lenient | 'secondFactorFrom', unknown>>) {
  const [row] = await tenant.rows<{ revision: number }>(sql`select revision from remit.security`);
  return nora.call('security.save', { ...lenient, ...change, revision: row?.revision ?? 0 });
}

/** A session that began at an address, and calls from it. */
async function from(caller: Caller, address: string) {
  return (procedure: string, input?: unknown) =>
    served.app
      .inject({
        method: 'POST',
        url: `/t/${tenant.slug}/rpc/${procedure}`,
        remoteAddress: address,
        headers: {
          origin: 'http://localhost:4000',
          host: 'localhost:4000',
          'content-type': 'application/json',
          cookie: caller.cookie,
          // What a client says of itself is believed of nobody.
          'x-forwarded-for': '127.0.0.1',
        },
        payload: JSON.stringify(input ?? null),
      })
      .then((reply) => reply.json<{ error?: { data: { remit: { code: string; message: string } } } }>());
}

test('from an address that is not on the list no call is heard, from the very next one on, whatever it says of itself', async () => {
  const tom = await tenant.signIn('tom');
  const away = await from(tom, '203.0.113.9');
  expect((await away('me.get')).error).toBeUndefined();
  expect((await save({ allowlist: ['127.0.0.0/8', '2001:db8::/32'] })).error).toBeNull();
  const refused = (await away('me.get')).error?.data.remit;
  expect(refused?.code).toBe('address-refused');
  expect(refused?.message).toContain('203.0.113.9');
  expect((await (await from(tom, '::ffff:127.0.0.9'))('me.get')).error).toBeUndefined();
  expect((await (await from(tom, '2001:DB8::5'))('me.get')).error).toBeUndefined();
  const [event] = await tenant.rows<Record<string, unknown>>(
    sql`select action, outcome, address, actor from remit.audit_event where outcome = 'deny' order by id desc limit 1`,
  );
  expect(event).toEqual({
    action: 'permission.refused',
    outcome: 'deny',
    address: '203.0.113.9',
    actor: tom.memberId,
  });
  await save({});
});

/** What the session of a caller is kept under. */
const tokenHashOf = ({ cookie }: Caller): Uint8Array =>
  hashSessionToken(cookie.slice(cookie.indexOf('=') + 1) as SessionToken);

test('a session that began at an address that is no longer heard is over, from wherever it calls', async () => {
  const [tom, stays] = [await tenant.signIn('tom'), await tenant.signIn('tom')];
  for (const caller of [tom, stays]) expect((await caller.call('me.get')).error).toBeNull();
  await served.store.withIdentity((tx) =>
    tx.rows(sql`update identity.session set address = '203.0.113.9' where token_hash = ${tokenHashOf(tom)}`),
  );
  expect((await save({ allowlist: ['127.0.0.0/8'] })).error).toBeNull();
  expect((await tom.call('me.get')).error?.code).toBe('session-ended');
  expect((await stays.call('me.get')).error).toBeNull();
  const [event] = await tenant.rows<Record<string, unknown>>(sql`
    select details from remit.audit_event where action = 'security.changed' order by at desc limit 1`);
  expect(event?.['details']).toEqual({ sessionsEnded: 1 });
  await save({});
});

test('a list that leaves out its author is refused, with their own address offered', async () => {
  const reply = await save({ allowlist: ['10.0.0.0/8'] });
  expect([reply.status, reply.error?.code]).toEqual([400, 'invalid']);
  expect(reply.error?.message).toContain('your own address, 127.0.0.1');
  expect((await nora.call('security.get')).data).toMatchObject({ allowlist: [], address: '127.0.0.1' });
});

test('lines that are no address are named, and nothing is saved', async () => {
  const reply = await save({ allowlist: ['127.0.0.1', '010.0.0.5', '10.0.0.5/8'] });
  expect(reply.error?.code).toBe('invalid');
  expect(reply.error?.sentences).toHaveLength(2);
  expect((await nora.call('security.get')).data.allowlist).toEqual([]);
});

test('of two who change it at once, the second is told', async () => {
  const { data } = await nora.call('security.get');
  const change = { ...lenient, sessionMinutes: 60, revision: data.revision };
  expect((await nora.call('security.save', change)).error).toBeNull();
  expect((await nora.call('security.save', change)).error?.code).toBe('conflict');
  await save({});
});

test('the preview names whom a list would stop, and who has no second factor, before anything is saved', async () => {
  const tom = await tenant.signIn('tom');
  await (
    await from(tom, '127.0.0.1')
  )('me.get');
  await served.store.withIdentity((tx) =>
    tx.rows(sql`update identity.session set address = '203.0.113.9'
      where login_id = (select login_id from identity.membership where member_id = ${tom.memberId} and tenant_id = ${tenant.id})`),
  );
  const { data } = await nora.call('security.preview', {
    ...lenient,
    allowlist: ['127.0.0.1'],
    secondFactor: 'administrators',
  });
  expect(data.excludesYou).toBe(false);
  expect(data.stopped).toContainEqual({
    person: expect.objectContaining({ id: tom.memberId }),
    reason: 'signed in from 203.0.113.9',
    sessions: expect.any(Number),
  });
  expect(data.stopped.map(({ person }) => person.id)).toContain(nora.memberId);
  expect(data.unable.map(({ id }) => id)).toEqual([nora.memberId]);
  expect((await nora.call('security.get')).data.allowlist).toEqual([]);
});

test('a session that is older than the tenant lets them be is over, and a younger one is not', async () => {
  const tom = await tenant.signIn('tom');
  await save({ sessionMinutes: 60 });
  const age = (minutes: number) =>
    served.store.withIdentity((tx) =>
      tx.rows(sql`update identity.session set created_at = now() - make_interval(mins => ${minutes})
        where login_id = (select login_id from identity.membership where member_id = ${tom.memberId} and tenant_id = ${tenant.id})`),
    );
  await age(59);
  expect((await tom.call('me.get')).error).toBeNull();
  await age(60);
  expect((await tom.call('me.get')).error).toMatchObject({
    code: 'session-ended',
    message: 'sessions last 60 minutes here; sign in again',
  });
  await save({});
});

test('where a second factor is asked of administrators, it is asked of them alone', async () => {
  const tom = await tenant.signIn('tom');
  expect((await save({ secondFactor: 'administrators' })).error).toBeNull();
  expect((await nora.call('me.get')).error?.code).toBe('step-up');
  expect((await tom.call('me.get')).error).toBeNull();
  await tenant.rows(sql`update remit.security set second_factor = 'everybody', revision = revision + 1`);
  expect((await tom.call('me.get')).error?.code).toBe('step-up');
  await served.store.withIdentity((tx) => tx.rows(sql`update identity.session set second_factor_at = now()`));
  expect((await tom.call('me.get')).error).toBeNull();
  expect((await nora.call('me.get')).error).toBeNull();
  await save({});
});

test('whoever has no second factor is let in until the day it is asked for, told of it, and named to whoever asks', async () => {
  const tom = await tenant.signIn('tom');
  const [clock] = await tenant.rows<{ now: number }>(
    sql`select floor(extract(epoch from now()) * 1000)::float8 as now`,
  );
  const now = clock?.now ?? 0;
  const from = now + 14 * 86_400_000;
  const demand = { secondFactor: 'everybody', secondFactorFrom: from };
  const { data: preview } = await nora.call('security.preview', { ...lenient, ...demand });
  expect(preview.stopped).toEqual([]);
  expect(preview.unable.map(({ id }) => id)).toContain(tom.memberId);

  const saved = await save(demand);
  expect(saved.data).toMatchObject(demand);
  expect(saved.data.grace?.without).toEqual(preview.unable);
  expect((await tom.call('me.get')).data.secondFactorDue).toBe(from);
  const [event] = await tenant.rows<{ before: unknown; after: unknown }>(sql`
    select before, after from remit.audit_event where action = 'security.changed' order by at desc limit 1`);
  expect(event).toMatchObject({ before: { secondFactorFrom: null }, after: demand });
  // What is saved meanwhile leaves the day as it is.
  expect((await save({ ...demand, sessionMinutes: 720 })).data).toMatchObject(demand);
  for (const wrong of [now - 1, now + 91 * 86_400_000]) {
    const refused = await save({ secondFactor: 'everybody', secondFactorFrom: wrong });
    expect([refused.error?.code, refused.error?.message]).toEqual([
      'invalid',
      expect.stringContaining('`secondFactorFrom`: a moment that is still to come'),
    ]);
  }

  await tenant.rows(sql`update remit.security set second_factor_from = now()`);
  expect((await tom.call('me.get')).error).toMatchObject({
    code: 'step-up',
    message: expect.stringContaining('add one in your account first'),
  });
  await served.store.withIdentity((tx) => tx.rows(sql`update identity.session set second_factor_at = now()`));
  expect((await tom.call('me.get')).data.secondFactorDue).toBeNull();
  expect((await nora.call('security.get')).data.grace).toBeNull();
  expect((await save({ secondFactorFrom: from })).data.secondFactorFrom).toBeNull();
});

test('one session ends in this tenant and nowhere else, then all of them at once', async () => {
  const tom = await tenant.signIn('tom');
  const other = await tenant.signIn('tom');
  await Promise.all([tom.call('me.get'), other.call('me.get')]);
  const { data } = await nora.call('sessions.list');
  const own = data.sessions.filter(({ person }) => person.id === tom.memberId);
  expect(own.length).toBeGreaterThanOrEqual(2);
  expect(data.sessions.filter((session) => session.own).map(({ person }) => person.id)).toEqual([
    nora.memberId,
  ]);
  // The last used is the first of the list; which of the two that is does not matter here.
  const [first] = own;
  expect((await nora.call('sessions.end', { session: first?.id })).data).toEqual({ sessionsEnded: 1 });
  const after = await Promise.all([tom.call('me.get'), other.call('me.get')]);
  expect(after.filter(({ error }) => error?.code === 'session-ended')).toHaveLength(1);
  const outside = await Promise.all(
    [tom, other].map(({ cookie }) =>
      post<{ signedIn: boolean }>(served.app, '/rpc/session.current', null, cookie),
    ),
  );
  expect(outside.map((reply) => reply.data.signedIn)).toEqual([true, true]);
  expect((await nora.call('sessions.end', { session: first?.id })).error?.code).toBe('not-found');
  const ended = await nora.call('sessions.endAll');
  expect(ended.data.sessionsEnded).toBeGreaterThan(1);
  for (const caller of [tom, other, nora]) {
    expect((await caller.call('me.get')).error?.code).toBe('session-ended');
  }
});

test('an invitation lets in whoever has its token, once, and nobody else under that e-mail', async () => {
  const until = Date.now() + 86_400_000;
  const invite = { name: 'Ida Holm', email: 'ida@guests.example', sponsor: nora.memberId, until, roles: [] };
  const { data } = await nora.call('people.inviteGuest', invite);
  const outside = <T>(procedure: string, input: unknown, cookie = '') =>
    post<T>(served.app, `/rpc/session.${procedure}`, input, cookie);
  const password = 'a wheel of good cheese';
  expect((await outside('invitation', { token: data.token })).data).toMatchObject({
    email: 'ida@guests.example',
    known: false,
  });
  const short = await outside('takeInvitation', { token: data.token, password: 'short' });
  expect(short.error?.code).toBe('invalid');
  const wrong = await outside('takeInvitation', { token: 'B'.repeat(43), password });
  expect(wrong.error?.code).toBe('not-found');
  expect((await outside('takeInvitation', { token: data.token, password })).error).toBeNull();
  const again = await outside('takeInvitation', { token: data.token, password });
  expect(again.error?.code).toBe('not-found');
  const signedIn = await outside('signIn', { email: 'ida@guests.example', password });
  const cookie = String(signedIn.headers['set-cookie']).split(';', 1)[0] ?? '';
  const me = await post<{ person: { id: string } }>(served.app, `/t/${tenant.slug}/rpc/me.get`, null, cookie);
  expect(me.data.person.id).toBe(data.member);
  // Another tenant invites the same e-mail: without that link the login is nobody there.
  const elsewhere = await served.addTenant();
  const admin = await elsewhere.signIn('nora');
  const second = await admin.call('people.inviteGuest', { ...invite, sponsor: admin.memberId });
  expect(second.error).toBeNull();
  const refused = await post(served.app, `/t/${elsewhere.slug}/rpc/me.get`, null, cookie);
  expect(refused.error?.code).toBe('not-found');
  const guess = { token: second.data.token, password: 'not the password at all' };
  expect((await outside('takeInvitation', guess)).error?.code).toBe('not-signed-in');
  const proven = await outside('takeInvitation', { token: second.data.token, password });
  expect(proven.error).toBeNull();
  const inside = await post<{ person: { id: string } }>(
    served.app,
    `/t/${elsewhere.slug}/rpc/me.get`,
    null,
    cookie,
  );
  expect(inside.data.person.id).toBe(second.data.member);
  // Out on the dot.
  await elsewhere.rows(sql`update remit.member set valid_until = now() where id = ${second.data.member}`);
  const over = await post<unknown>(served.app, `/t/${elsewhere.slug}/rpc/me.get`, null, cookie);
  expect(over.error?.code).toBe('session-ended');
});

test('a page is told how long its session lasts: until its own end, or until the tenant has it end', async () => {
  const tom = await tenant.signIn('tom');
  const lasts = async () => (await tom.call('me.get')).data.sessionLasts / 60_000;
  expect(await lasts()).toBeGreaterThan(11 * 60);
  expect((await save({ sessionMinutes: 15 })).error).toBeNull();
  expect(await lasts()).toBeLessThanOrEqual(15);
  expect(await lasts()).toBeGreaterThan(0);
  await save({});
  const hash = hashSessionToken((tom.cookie.split('=')[1] ?? '') as SessionToken);
  await served.store.withIdentity((tx) =>
    tx.rows(sql`
      update identity.session set expires_at = now() + interval '5 minutes' where token_hash = ${hash}`),
  );
  expect(await lasts()).toBeLessThanOrEqual(5);
  expect(await lasts()).toBeGreaterThan(0);
  const { data: own } = await post<Extract<SessionView, { signedIn: true }>>(
    served.app,
    '/rpc/session.current',
    null,
    tom.cookie,
  );
  expect(own.lasts / 60_000).toBeLessThanOrEqual(5);
  expect(own.lasts).toBeGreaterThan(0);
});
