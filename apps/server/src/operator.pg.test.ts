import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isolationProof, rollOutRefusal } from '@remit/api/operator/operator-isolation';
import { mostCrossingsAnHour } from '@remit/store/tenants/cross-tenant';
import { recordIsolationRun } from '@remit/store/tenants/isolation-runs';
import { type Caller, post, type Served, type ServedTenant, serveSample } from './testing/serve-sample.ts';
import {
  type Answer,
  askAt,
  freshSlug,
  type Operator,
  reason,
  someOperator,
} from './testing/some-operator.ts';

let served: Served;
let tenant: ServedTenant;
let nora: Caller;
let operator: Operator;

beforeAll(async () => {
  served = await serveSample({ tenancy: { domain: 'remit.test', fallback: null } });
  tenant = await served.addTenant();
  operator = await someOperator(served);
  nora = await tenant.signIn('nora');
});
afterAll(() => served.close());

const ask = (url: string, input: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer> =>
  askAt(served, url, input, headers);

const operate: Operator['operate'] = (name, input) => operator.operate(name, input);

describe('whoever operates Remit', () => {
  test('sees and does nothing before they sign in with a second factor', async () => {
    await operator.confirmedAgo(null);
    for (const [name, input] of [
      ['tenants', undefined],
      ['isolation', undefined],
      ['suspend', { id: tenant.id, reason }],
    ] as const) {
      expect(await operate(name, input)).toMatchObject({ status: 412, code: 'precondition', data: {} });
    }
    await operator.confirmedAgo('0 minutes');
    expect((await operate('tenants')).status).toBe(200);
  });

  test('confirms anew what changes something, after a quarter of an hour', async () => {
    await operator.confirmedAgo('16 minutes');
    expect((await operate('tenants')).status).toBe(200);
    const input = { flag: 'search', tenant: tenant.id, value: true, percent: 100, reason };
    expect((await operate('setFlag', input)).code).toBe('step-up');
    await operator.confirmedAgo('1 minute');
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
    const theirs = { cookie: operator.cookie };
    expect((await ask(`/t/${slug}/rpc/me.get`, undefined, theirs)).code).toBe('not-found');
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

  test('and whoever is not leave one entry on record for each refusal, and nobody without a session any', async () => {
    const told = async () =>
      served.store.withIdentity((tx) =>
        tx.rows<{ email: string; details: object; outcome: string }>(sql`
          select login.email, event.outcome, event.details
          from identity.event event join identity.login on login.id = event.login_id
          where event.action = 'operator.refused' order by event.id`),
      );
    const asked = async (call: Promise<Answer>) => {
      const before = (await told()).length;
      const { code } = await call;
      return { code, told: (await told()).slice(before) };
    };
    const suspend = { id: tenant.id, reason };
    const nobody = await asked(ask('/rpc/operator.suspend', suspend));
    expect(nobody).toEqual({ code: 'not-found', told: [] });

    const stranger = await asked(ask('/rpc/operator.suspend', suspend, { cookie: nora.cookie }));
    const details = { procedure: 'operator.suspend', code: 'not-found' };
    expect(stranger).toEqual({
      code: 'not-found',
      told: [{ email: tenant.emailOf('nora'), outcome: 'deny', details }],
    });

    await operator.confirmedAgo('16 minutes');
    expect((await asked(operate('suspend', suspend))).told).toMatchObject([
      { outcome: 'deny', details: { procedure: 'operator.suspend', code: 'step-up' } },
    ]);
    await operator.confirmedAgo('0 minutes');
    expect((await asked(operate('restore', suspend))).told).toMatchObject([
      { outcome: 'deny', details: { procedure: 'operator.restore', code: 'conflict' } },
    ]);
    expect((await asked(operate('tenants'))).told).toEqual([]);
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
