import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isolationProof, rollOutRefusal } from '@remit/api/operator-isolation';
import { mostCrossingsAnHour } from '@remit/store/cross-tenant';
import { recordIsolationRun } from '@remit/store/isolation-runs';
import {
  type Caller,
  origin,
  post,
  type Served,
  type ServedTenant,
  serveSample,
} from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let nora: Caller;
/** Signed in as somebody who operates Remit, and is a member of no tenant that is asked about. */
let operator: string;

beforeAll(async () => {
  served = await serveSample({ tenancy: { domain: 'remit.test', fallback: null } });
  tenant = await served.addTenant();
  const home = await served.addTenant();
  operator = (await home.signIn('tom')).cookie;
  await served.store.withIdentity(async (tx) => {
    await tx.rows(sql`update identity.login set operator = true where email = ${home.emailOf('tom')}`);
    await tx.rows(sql`
      insert into identity.second_factor (login_id, secret, confirmed_at)
      select id, 'x', now() from identity.login where email = ${home.emailOf('tom')}`);
  });
  await confirmedAgo('0 minutes');
  nora = await tenant.signIn('nora');
});
afterAll(() => served.close());

/** As if every operator had answered the second factor so long ago, or never. */
function confirmedAgo(interval: string | null): Promise<unknown> {
  return served.store.withIdentity((tx) =>
    tx.rows(sql`
      update identity.session set second_factor_at = now() - ${interval}::interval
      where login_id in (select id from identity.login where operator)`),
  );
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data: { readonly [key: string]: unknown };
  readonly code: string | null;
}

async function ask(
  url: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const host = headers['host'] ?? 'localhost:4000';
  const response = await served.app.inject({
    method: 'POST',
    url,
    headers: { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(input ?? null),
  });
  const body = response.json();
  return {
    status: response.statusCode,
    // Ids of calls differ from call to call.
    text: response.body.replace(/"correlationId":"[^"]*"/, ''),
    data: body.result?.data ?? {},
    code: body.error?.data?.remit?.code ?? null,
  };
}

const operate = (name: string, input?: unknown): Promise<Answer> =>
  ask(`/rpc/operator.${name}`, input, { cookie: operator });
const reason = 'a test of what operators do';
const freshSlug = (): string => `o${randomBytes(5).toString('hex')}`;

describe('whoever operates Remit', () => {
  test('sees and does nothing before they sign in with a second factor', async () => {
    await confirmedAgo(null);
    for (const [name, input] of [
      ['tenants', undefined],
      ['isolation', undefined],
      ['suspend', { id: tenant.id, reason }],
    ] as const) {
      expect(await operate(name, input)).toMatchObject({ status: 412, code: 'precondition', data: {} });
    }
    await confirmedAgo('0 minutes');
    expect((await operate('tenants')).status).toBe(200);
  });

  test('confirms anew what changes something, after a quarter of an hour', async () => {
    await confirmedAgo('16 minutes');
    expect((await operate('tenants')).status).toBe(200);
    const input = { flag: 'search', tenant: tenant.id, value: true, percent: 100, reason };
    expect((await operate('setFlag', input)).code).toBe('step-up');
    await confirmedAgo('1 minute');
    expect((await operate('setFlag', input)).status).toBe(200);
    expect((await operate('clearFlag', { flag: 'search', tenant: tenant.id, reason })).status).toBe(200);
  });

  test('makes a tenant that its first administrator can work in at once', async () => {
    const slug = freshSlug();
    const email = `${slug}@new.example`;
    const made = await operate('create', {
      slug,
      name: 'New Works',
      tier: 'dedicated',
      timeZone: 'Europe/Paris',
      baseCurrency: 'EUR',
      accent: 'teal',
      administrator: { email, name: 'Ada New' },
      reason,
    });
    expect(made.status).toBe(200);
    expect(made.data['tenant']).toMatchObject({ slug, status: 'active', tier: 'dedicated' });
    const first = String(made.data['password']);
    const reply = await post(served.app, '/rpc/session.signIn', { email, password: first }, '');
    const cookie = String(reply.headers['set-cookie']).split(';', 1)[0] ?? '';
    const me = await ask(`/t/${slug}/rpc/me.get`, undefined, { cookie });
    expect(me.data).toMatchObject({ person: { name: 'Ada New' }, rooms: { publish: { allowed: true } } });
    // The operator made it, and is nobody in it.
    expect((await ask(`/t/${slug}/rpc/me.get`, undefined, { cookie: operator })).code).toBe('not-found');
    const again = await operate('create', {
      slug,
      name: 'New Works',
      tier: 'dedicated',
      timeZone: 'UTC',
      baseCurrency: 'EUR',
      accent: 'teal',
      administrator: { email, name: 'Ada New' },
      reason,
    });
    expect(again.code).toBe('conflict');
  });

  test('suspends a tenant for the very next call, and restores it for people who sign in anew', async () => {
    const other = await served.addTenant();
    const henrik = await other.signIn('henrik');
    expect((await henrik.call('me.get')).status).toBe(200);
    expect((await operate('suspend', { id: other.id, reason })).data).toMatchObject({ status: 'suspended' });
    const shut = await henrik.call('me.get');
    expect([shut.status, shut.error?.code]).toEqual([403, 'forbidden']);
    // Where they choose their tenant it is not missing, and says why it does not open.
    const chosen = async () => (await ask('/rpc/session.current', undefined, { cookie: henrik.cookie })).data;
    expect(await chosen()).toMatchObject({
      tenants: [],
      shut: [{ slug: other.slug, because: expect.stringContaining('suspended') }],
    });
    expect((await ask(`/t/${other.slug}/rpc/tenant.public`, undefined)).code).toBe('not-found');
    await operate('restore', { id: other.id, reason });
    expect((await henrik.call('me.get')).error?.code).toBe('session-ended');
    expect((await (await other.signIn('henrik')).call('me.get')).status).toBe(200);
  });

  test('renames a tenant: its old address answers as one that never was', async () => {
    const other = await served.addTenant();
    const tom = await other.signIn('tom');
    expect((await tom.call('me.get')).status).toBe(200);
    const slug = freshSlug();
    await operate('rename', { id: other.id, slug, name: 'Renamed', reason });
    const [old, never] = [
      await ask(`/t/${other.slug}/rpc/me.get`, undefined, { cookie: tom.cookie }),
      await ask('/t/never-was/rpc/me.get', undefined, { cookie: tom.cookie }),
    ];
    expect([old.status, old.text]).toEqual([never.status, never.text]);
    expect((await tom.call('me.get', undefined, slug)).data.tenant).toMatchObject({ slug, name: 'Renamed' });
  });

  test('moves a tenant into a database of its own while somebody works in it, and sees how far that is', async () => {
    const other = await served.addTenant();
    const tom = await other.signIn('tom');
    const moveOf = async () => (await operate('tenant', { id: other.id })).data;
    expect(await moveOf()).toMatchObject({ tenant: { tier: 'shared' }, move: null, movesTo: ['main'] });
    expect((await operate('cancelMove', { id: other.id, reason })).code).toBe('conflict');
    expect((await operate('move', { id: other.id, server: 'nowhere', reason })).code).toBe('invalid');
    const stop = new Error('stopped on purpose');
    const act = { loginId: null, operator: null, reason, correlationId: randomUUID() };
    const stopped = served.store.moveTenant({
      tenantId: other.id,
      server: 'main',
      act,
      onProgress: ({ step }) => {
        if (step === 'following') throw stop;
      },
    });
    await expect(stopped).rejects.toBe(stop);
    expect((await moveOf())['move']).toMatchObject({
      state: 'stopped',
      progress: { step: 'following', rows: expect.any(Number) },
      trouble: 'it was stopped',
    });
    const moving = async () => (await operate('tenants')).data['moving'];
    expect(await moving()).toContainEqual({ id: other.id, state: 'stopped' });
    expect((await operate('cancelMove', { id: other.id, reason })).data['move']).toBeNull();
    const begun = await operate('move', { id: other.id, server: 'main', reason });
    expect(begun.data['move']).toMatchObject({ from: { tier: 'shared' }, to: { server: 'main' } });
    await vi.waitUntil(
      async () => {
        expect((await tom.call('me.get')).status).toBe(200);
        // Whoever runs it says so last, after it is in the records.
        return JSON.stringify((await moveOf())['move']).includes('"step":"moved"');
      },
      { timeout: 60_000, interval: 50 },
    );
    expect(await moveOf()).toMatchObject({
      tenant: { tier: 'dedicated' },
      move: { state: 'moved', progress: { rows: expect.any(Number) }, trouble: null },
      movesTo: [],
    });
    expect(await moving()).not.toContainEqual(expect.objectContaining({ id: other.id }));
    expect((await tom.call('me.get')).status).toBe(200);
    expect((await operate('purgeMoved', { id: other.id, reason })).code).toBe('conflict');
    await served.store.withIdentity((tx) =>
      tx.rows(sql`
        update identity.tenant_move set moved_at = moved_at - interval '25 hours' where tenant_id = ${other.id}`),
    );
    const { data } = await operate('purgeMoved', { id: other.id, reason });
    expect(data['move']).toBeNull();
    expect(data['events']).toMatchObject([
      { action: 'tenant.left', reason },
      { action: 'tenant.moved' },
      { action: 'tenant.moving' },
      { action: 'tenant.stayed' },
      { action: 'tenant.moving' },
    ]);
  });

  test('gives a tenant a flag that its next call has, and takes it back', async () => {
    expect((await nora.call('records.types')).status).toBe(200);
    const set = { flag: 'recordLists', tenant: tenant.id, value: false, percent: 100, reason };
    expect((await operate('setFlag', set)).status).toBe(200);
    expect((await nora.call('records.types')).error?.code).toBe('not-found');
    expect((await nora.call('tenant.config')).data.flags.recordLists).toBe(false);
    const one = await operate('tenant', { id: tenant.id });
    expect(one.data['flags']).toContainEqual({ flag: 'recordLists', value: false, from: 'tenant' });
    await operate('clearFlag', { flag: 'recordLists', tenant: tenant.id, reason });
    expect((await nora.call('records.types')).status).toBe(200);
    expect((await operate('setFlag', { ...set, value: 'off' })).code).toBe('invalid');
  });

  test('counts in tenants that hear of it, and reads nothing else of them', async () => {
    const counted = await operate('count', { ids: [tenant.id], reason: 'how large are they' });
    expect(counted.data).toMatchObject([{ tenantId: tenant.id, policyVersion: 1 }]);
    const events = await tenant.rows<{ details: unknown }>(sql`
      select details from remit.audit_event where action = 'tenant.crossed'`);
    expect(events).toMatchObject([{ details: { reason: 'how large are they', tenants: 1 } }]);
  });

  test('looks across tenants so often in an hour and no more, and a look that is refused is in no record', async () => {
    const looks = async () =>
      (await tenant.rows(sql`select 1 from remit.audit_event where action = 'tenant.crossed'`)).length;
    const before = await looks();
    await served.store.withIdentity((tx) =>
      tx.rows(sql`
        insert into identity.operator_event (login_id, action, details, correlation_id)
        select id, 'tenant.crossed', '{"reason": "as often as one may"}', gen_random_uuid()
        from identity.login, generate_series(1, ${mostCrossingsAnHour}::int) where operator`),
    );
    expect((await operate('count', { ids: [tenant.id], reason })).code).toBe('too-many');
    expect(await looks()).toBe(before);
  });

  test('sees what the last attack on the wall found, as every tenant does', async () => {
    const run = {
      probes: 250_000,
      leaks: 0,
      planted: 40,
      caught: 40,
      seed: 7,
      tookMs: 60_000,
      version: 'test',
    };
    await served.store.withIdentity((tx) => recordIsolationRun(tx, run));
    expect((await operate('isolation')).data).toMatchObject({ state: 'proved', runs: [run] });
    const roll = { flag: 'search', tenant: null, value: true, percent: 100, reason };
    expect((await operate('setFlag', roll)).data['refusal']).toBeNull();
    // A proof that nobody repeats: said after a week, and after another one nothing is rolled out to many.
    const inDays = (days: number) => Date.now() + days * 86_400_000;
    expect((await isolationProof(served.services, inDays(8))).state).toBe('overdue');
    expect(await rollOutRefusal(served.services, inDays(13))).toBeNull();
    expect(await rollOutRefusal(served.services, inDays(15))).toContain('npx remit fuzz isolation --record');
    await served.store.withIdentity((tx) => recordIsolationRun(tx, { ...run, leaks: 1 }));
    expect((await operate('isolation')).data['state']).toBe('failed');
    // Nothing more is rolled out to many over a hole that is known; one tenant can be set, and all set back.
    expect((await operate('setFlag', roll)).code).toBe('precondition');
    expect((await operate('flags')).data['refusal']).toContain('nothing is rolled out to many');
    expect((await operate('setFlag', { ...roll, tenant: tenant.id })).status).toBe(200);
    for (const whose of [tenant.id, null]) {
      expect((await operate('clearFlag', { flag: 'search', tenant: whose, reason })).status).toBe(200);
    }
    // Whoever administers a tenant sees what was found, and not how to repeat it.
    const nora = await tenant.signIn('nora');
    expect((await nora.call('security.get')).data.wall).toEqual({
      state: 'failed',
      last: { at: expect.any(Number), probes: 250_000, leaks: 1 },
    });
  });

  test('sees who signed in and who was refused, and that nobody touched the record of it', async () => {
    await post(served.app, '/rpc/session.signIn', { email: tenant.emailOf('sana'), password: 'no' }, '');
    const { data } = await operate('signIns');
    expect(data['chain']).toMatchObject({ state: 'whole' });
    expect((data['events'] as readonly object[])[0]).toMatchObject({
      email: tenant.emailOf('sana'),
      action: 'password.answered',
      outcome: 'deny',
    });
  });

  test('is no operator any more at the call after it was taken away', async () => {
    const other = await served.addTenant();
    const { cookie } = await other.signIn('sana');
    const setTo = (value: boolean) =>
      served.store.withIdentity((tx) =>
        tx.rows(sql`update identity.login set operator = ${value} where email = ${other.emailOf('sana')}`),
      );
    await setTo(true);
    // Not a word of it to others; to an operator, what they lack.
    expect((await ask('/rpc/operator.tenants', undefined, { cookie })).code).toBe('precondition');
    await setTo(false);
    const refused = await ask('/rpc/operator.tenants', undefined, { cookie });
    const stranger = await ask('/rpc/operator.tenants', undefined);
    expect([refused.status, refused.text]).toEqual([404, stranger.text]);
  });
});

describe('the tenant of a call over HTTP', () => {
  test('is known by the name below the domain, the header and the cookie, and must be the same in all of them', async () => {
    const { slug } = tenant;
    const host = `${slug}.remit.test`;
    const other = (await served.addTenant()).slug;
    const cases: readonly [url: string, headers: Readonly<Record<string, string>>, status: number][] = [
      ['/t/rpc', { host }, 200],
      ['/t/rpc', { host: host.toUpperCase(), origin: `http://${host}` }, 200],
      ['/t/rpc', { host: `${host}:8443` }, 200],
      ['/t/rpc', { 'x-remit-tenant': slug }, 200],
      ['/t/rpc', { cookie: `__Host-remit-tenant=${slug}` }, 200],
      [`/t/${slug}/rpc`, { host, 'x-remit-tenant': slug }, 200],
      ['/t/rpc', {}, 404],
      [`/t/${other}/rpc`, { host }, 404],
      [`/t/${slug}/rpc`, { 'x-remit-tenant': other }, 404],
      [`/t/${slug}/rpc`, { cookie: `__Host-remit-tenant=${other}` }, 404],
      ['/t/rpc', { host: `${host}.` }, 404],
      ['/t/rpc', { host: 'nobody.test' }, 404],
      [`/t/${slug}/rpc`, { 'x-forwarded-host': `${other}.remit.test` }, 200],
      ['/t/rpc', { 'x-forwarded-host': host }, 404],
    ];
    for (const [url, headers, status] of cases) {
      const answer = await ask(`${url}/tenant.public`, undefined, headers);
      expect([url, headers, answer.status]).toEqual([url, headers, status]);
    }
  });

  test('is known by a host of its own, for signing in and for working, and by nobody else’s', async () => {
    const host = `${tenant.slug}.own.test`;
    expect((await ask('/t/rpc/tenant.public', undefined, { host })).status).toBe(404);
    const added = { id: tenant.id, host: host.toUpperCase(), reason };
    // A name that was nobody's a moment ago is remembered as that for half a minute, so this one is new.
    const fresh = { ...added, host: `Access.${host}` };
    expect((await operate('addHost', fresh)).data).toEqual({ host: `access.${host}` });
    const own = { host: `access.${host}` };
    expect((await ask('/t/rpc/tenant.public', undefined, own)).data).toEqual({
      slug: tenant.slug,
      name: 'Halden Works',
      accent: 'indigo',
      signIn: ['password'],
    });
    const inside = await ask('/t/rpc/me.get', undefined, { ...own, cookie: nora.cookie });
    expect(inside.data).toMatchObject({ tenant: { slug: tenant.slug } });
    const other = await served.addTenant();
    const mixed = await ask(`/t/${other.slug}/rpc/tenant.public`, undefined, own);
    expect(mixed.status).toBe(404);
    const elsewhere = await ask('/t/rpc/me.get', undefined, { ...own, origin, cookie: nora.cookie });
    expect(elsewhere.status).toBe(403);
    await operate('removeHost', fresh);
    expect((await ask('/t/rpc/me.get', undefined, { ...own, cookie: nora.cookie })).code).toBe('not-found');
  });
});

test('a tenant says of itself what its administrator last saved, with one event of what it was before', async () => {
  const before = await tenant.auditCount();
  const config = { name: 'Halden & Sons', accent: 'purple', timeZone: 'Europe/Berlin', baseCurrency: 'CHF' };
  expect((await nora.call('tenant.saveConfig', config)).data).toMatchObject(config);
  expect((await nora.call('tenant.config')).data).toMatchObject({ ...config, update: { allowed: true } });
  expect(await tenant.auditCount()).toBe(before + 1);
  const [event] = await tenant.rows(sql`
    select before, after from remit.audit_event where action = 'tenant.configured'`);
  expect(event).toMatchObject({ before: { name: 'Halden Works', accent: 'indigo' }, after: config });
  expect((await ask(`/t/${tenant.slug}/rpc/tenant.public`, undefined)).data).toMatchObject({
    name: 'Halden & Sons',
    accent: 'purple',
  });
  // Two who change it at once: the second sees first what the first one saved.
  const seen = { ...config, secondPerson: false };
  const late = { ...config, name: 'Halden', seen: { ...seen, accent: 'indigo' } };
  expect((await nora.call('tenant.saveConfig', late)).error?.code).toBe('conflict');
  expect((await nora.call('tenant.saveConfig', { ...config, seen })).status).toBe(200);
  expect(await tenant.auditCount()).toBe(before + 2);
  for (const wrong of [
    { accent: 'red; x' },
    { timeZone: 'Mars/Base' },
    { baseCurrency: 'XXQ' },
    { slug: 'other' },
  ]) {
    expect((await nora.call('tenant.saveConfig', { ...config, ...wrong })).error?.code).toBe('invalid');
  }
  expect(await tenant.auditCount()).toBe(before + 2);
});
