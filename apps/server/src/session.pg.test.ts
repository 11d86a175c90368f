import type { SessionView } from '@remit/api/account/account-views';
import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import { password, post } from './testing/serve-sample.ts';

const { served, tenant } = await serveTenant();

test('the session cookie is for this host, for HTTP and for TLS alone, and says when it ends', async () => {
  const reply = await post<Extract<SessionView, { signedIn: true }>>(
    served.app,
    '/rpc/session.signIn',
    { email: tenant.emailOf('alice'), password },
    '',
  );
  const cookie = String(reply.headers['set-cookie']);
  expect(cookie).toMatch(/^__Host-remit=[A-Za-z0-9_-]{43}; /);
  for (const flag of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(flag);
  expect(cookie).not.toContain('Domain');
  const hours = (reply.data.expiresAt - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(11.9);
  expect(hours).toBeLessThan(12.1);
});

test('a token is stored as its hash alone', async () => {
  const alice = await tenant.signIn('alice');
  const token = alice.cookie.split('=')[1] ?? '';
  const stored = await served.store.withIdentity((tx) =>
    tx.rows<{ everything: string }>(sql`select session::text as everything from identity.session session`),
  );
  expect(stored.length).toBeGreaterThan(0);
  for (const { everything } of stored) {
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(Buffer.from(token).toString('hex'));
  }
});

test('an unknown e-mail and a wrong password get one answer', async () => {
  const wrong = { email: tenant.emailOf('henrik'), password: 'no' };
  const unknown = { email: `nobody.${tenant.slug}@halden.example`, password: 'no' };
  const [first, second] = await Promise.all([
    post(served.app, '/rpc/session.signIn', wrong, ''),
    post(served.app, '/rpc/session.signIn', unknown, ''),
  ]);
  expect(first.status).toBe(401);
  expect({ ...first.error, correlationId: '' }).toEqual({ ...second.error, correlationId: '' });
  expect(first.headers['set-cookie']).toBeUndefined();
});

test('of thirty guesses at once ten are heard, and the right password waits with the others', async () => {
  const email = tenant.emailOf('sana');
  const guess = (address: string, attempt: string) =>
    served.app.inject({
      method: 'POST',
      url: '/rpc/session.signIn',
      remoteAddress: address,
      headers: {
        host: 'localhost:4000',
        origin: 'http://localhost:4000',
        'content-type': 'application/json',
      },
      payload: JSON.stringify({ email, password: attempt }),
    });
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, index) => guess(`198.51.100.${index}`, `guess ${index}`)),
  );
  const statuses = replies.map(({ statusCode }) => statusCode);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  expect((await guess('198.51.100.99', password)).statusCode).toBe(429);
  // Somebody else signs in as ever.
  await tenant.signIn('tom');
});

test('from one address ten failures are heard, whatever the e-mails', async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 12; index++) {
    const reply = await served.app.inject({
      method: 'POST',
      url: '/rpc/session.signIn',
      remoteAddress: '203.0.113.5',
      headers: {
        host: 'localhost:4000',
        origin: 'http://localhost:4000',
        'content-type': 'application/json',
      },
      payload: JSON.stringify({ email: `guess${index}@${tenant.slug}.example`, password: 'x' }),
    });
    statuses.push(reply.statusCode);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
});

test('a signed-out session is over, also for whoever kept its cookie', async () => {
  const tom = await tenant.signIn('tom');
  expect((await tom.call('me.get')).status).toBe(200);
  const out = await tom.call('session.signOut');
  expect(String(out.headers['set-cookie'])).toMatch(/^__Host-remit=;/);
  const after = await tom.call('me.get');
  expect(after.status).toBe(401);
  expect(after.error?.code).toBe('session-ended');
  expect((await tom.call('session.current')).data).toEqual({ signedIn: false });
});

test('signing in anew gives a new token and ends the old session', async () => {
  const tom = await tenant.signIn('tom');
  const again = await post(
    served.app,
    '/rpc/session.signIn',
    { email: tenant.emailOf('tom'), password },
    tom.cookie,
  );
  expect(String(again.headers['set-cookie'])).not.toContain(tom.cookie);
  expect((await tom.call('me.get')).error?.code).toBe('session-ended');
});

test('an expired session is over by the clock of the database', async () => {
  const tom = await tenant.signIn('tom');
  await served.store.withIdentity((tx) =>
    tx.rows(sql`update identity.session set expires_at = now() where ended_at is null
      and login_id = (select id from identity.login where email = ${tenant.emailOf('tom')})`),
  );
  expect((await tom.call('me.get')).error?.code).toBe('session-ended');
});

test('a changed assignment ends the sessions of whom it reaches, at their next call, and nobody else’s', async () => {
  const [tom, nora] = [await tenant.signIn('tom'), await tenant.signIn('nora')];
  expect((await tom.call('me.get')).status).toBe(200);
  expect((await nora.call('me.get')).status).toBe(200);
  await assignRole(tenant, 'WarehouseClerk', tom.memberId);
  expect((await tom.call('me.get')).error?.code).toBe('session-ended');
  expect((await nora.call('me.get')).status).toBe(200);
  const back = await tenant.signIn('tom');
  expect((await back.call('me.get')).status).toBe(200);
});

test('a suspended member is refused with the reason, and the refusal is on record', async () => {
  const tom = await tenant.signIn('tom');
  await tenant.rows(sql`update remit.member set status = 'suspended' where id = ${tom.memberId}`);
  const before = await tenant.auditCount();
  const reply = await tom.call('me.get');
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toBe('Your membership is suspended.');
  expect(await tenant.auditCount()).toBe(before + 1);
  await tenant.rows(sql`update remit.member set status = 'active' where id = ${tom.memberId}`);
});

test('somebody who is a member of two tenants chooses, and each tenant knows its own', async () => {
  const other = await served.addTenant();
  const alice = await tenant.signIn('alice');
  await served.store.withIdentity((tx) =>
    tx.rows(sql`insert into identity.membership (login_id, tenant_id, member_id)
      select login_id, ${other.id}, member_id from identity.membership
      where login_id = (select id from identity.login where email = ${tenant.emailOf('alice')})`),
  );
  const { data } = await alice.call('session.current');
  expect(data.signedIn && data.tenants.map(({ slug }) => slug).toSorted()).toEqual(
    [tenant.slug, other.slug].toSorted(),
  );
  expect((await alice.call('me.get', undefined, other.slug)).data.tenant.slug).toBe(other.slug);
});

interface Told {
  readonly actor: string;
  readonly action: string;
  readonly target_id: string;
  readonly details: Readonly<Record<string, unknown>>;
}

test('whoever signs in is in the tenant’s audit once, before their first call there is, with how often they were refused', async () => {
  const own = await served.addTenant();
  const email = own.emailOf('tom');
  for (let index = 0; index < 3; index += 1) {
    await post(served.app, '/rpc/session.signIn', { email, password: 'no' }, '', `198.51.100.${index}`);
  }
  const tom = await own.signIn('tom');
  const calls = await Promise.all(
    Array.from({ length: 12 }, (_, index) => tom.call(index % 2 === 0 ? 'me.get' : 'audit.list', {})),
  );
  expect(calls.map(({ status }) => status)).toContain(200);
  const events = await own.rows<Told>(sql`
    select actor, action, target_id, details from remit.audit_event where actor = ${tom.memberId} order by id`);
  const entered = events.filter(({ action }) => action === 'session.entered');
  expect(entered).toHaveLength(1);
  expect(events[0]).toEqual(entered[0]);
  expect(entered[0]?.details).toEqual({ kind: 'browser', confirmed: false, refusedBefore: 3 });
  const again = await own.signIn('tom');
  await again.call('me.get');
  const [last] = await own.rows<Told>(sql`
    select target_id, details from remit.audit_event
    where action = 'session.entered' and actor = ${tom.memberId} order by id desc limit 1`);
  expect(last?.target_id).not.toBe(entered[0]?.target_id);
  expect(last?.details).toMatchObject({ refusedBefore: 0 });
});

test('a call whose sign-in cannot be recorded is not answered, and the next one records it', async () => {
  const own = await served.addTenant();
  const alice = await own.signIn('alice');
  const { withTenant } = served.store;
  const broken = vi
    .spyOn(served.store, 'withTenant')
    .mockImplementation((id, mode, work) =>
      mode === 'write' ? Promise.reject(new Error('no disk')) : withTenant(id, mode, work),
    );
  expect((await alice.call('me.get')).error?.code).toBe('unavailable');
  broken.mockRestore();
  expect((await alice.call('me.get')).status).toBe(200);
  const told = await own.rows(sql`
    select id from remit.audit_event where action = 'session.entered' and actor = ${alice.memberId}`);
  expect(told).toHaveLength(1);
});

test('that no more guesses are heard is on record once, under the login or under none, and says nothing of what was typed', async () => {
  const own = await served.addTenant();
  const known = own.emailOf('robin');
  const unknown = `nobody.${own.slug}@halden.example`;
  for (const [place, email] of [known, unknown].entries()) {
    for (let index = 0; index < 14; index += 1) {
      const remoteAddress = `198.18.7.${place * 20 + index}`;
      await post(served.app, '/rpc/session.signIn', { email, password: 'no' }, '', remoteAddress);
    }
  }
  const refused = await served.store.withIdentity((tx) =>
    tx.rows<{ email: string | null; whole: string }>(sql`
      select login.email, event::text as whole
      from identity.event left join identity.login on login.id = login_id
      where action = 'attempts.refused' and address like '198.18.7.%' order by event.id`),
  );
  expect(refused.map(({ email }) => email)).toEqual([known, null]);
  for (const { whole } of refused) expect(whole).not.toContain(own.slug);
});
