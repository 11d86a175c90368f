import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { OwnClientView } from '@remit/api/account/account-views';
import { openAccessToken, sealAccessToken } from '@remit/api/tokens/access-token';
import type { TokensView } from '@remit/api/tokens/token-issue';
import { hashPassword } from '@remit/identity/password';
import { accessLifetime, refreshGrace } from '@remit/identity/refresh-token';
import { codeAt } from '@remit/identity/second-factor';
import { newSessionToken } from '@remit/identity/session-token';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { offerFactor } from '@remit/store/identity/second-factor';
import { keyRing } from '@remit/store/secrets/key-ring';
import { testSecret } from '@remit/testkit/postgres';
import { serveTenant } from './testing/serve-tenant.ts';
import { password, post } from './testing/serve-sample.ts';

let passwordHash: string;
let memberId: string;
let email: string;
let cookie: string;

const binding = 'what-this-application-made-at-random';

const { served, tenant } = await serveTenant();

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  ({ memberId } = await tenant.signIn('tom'));
});
beforeEach(async () => {
  email = `${randomUUID()}@halden.example`;
  await served.store.withIdentity(async (tx) => {
    const loginId = await addLogin(tx, { id: randomUUID(), email, name: 'Tom Becker', passwordHash });
    await addMembership(tx, { loginId, tenantId: tenant.id, memberId });
  });
  const reply = await post(served.app, '/rpc/session.signIn', { email, password }, '');
  cookie = String(reply.headers['set-cookie']).split(';', 1)[0] ?? '';
});

interface Given {
  readonly status: number;
  readonly body: TokensView;
  readonly code: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

async function ask(input: unknown): Promise<Given> {
  const response = await served.app.inject({
    method: 'POST',
    url: '/api/token',
    headers: { host: 'localhost:4000', 'content-type': 'application/json' },
    payload: JSON.stringify(input),
  });
  const body = response.json();
  return {
    status: response.statusCode,
    body,
    code: body.error?.data?.remit?.code,
    headers: response.headers,
  };
}

const refresh = (refreshToken: string, by = binding) => ask({ grant: 'refresh', refreshToken, binding: by });

async function letIn(): Promise<TokensView> {
  const allowed = await post<{ code: string }>(
    served.app,
    '/rpc/account.createClient',
    { name: 'Payroll' },
    cookie,
  );
  expect(allowed.status).toBe(200);
  const { status, body } = await ask({ grant: 'code', code: allowed.data.code, binding });
  expect(status).toBe(200);
  return body;
}

async function enter(accessToken: string, more: Readonly<Record<string, string>> = {}, procedure = 'me.get') {
  const response = await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/${procedure}`,
    headers: {
      host: 'localhost:4000',
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/json',
      ...more,
    },
  });
  return { status: response.statusCode, code: response.json().error?.data?.remit?.code };
}

test('a code that a person gives lets an application in once, as that person, without a cookie', async () => {
  const allowed = await post<{ code: string }>(
    served.app,
    '/rpc/account.createClient',
    { name: 'Payroll' },
    cookie,
  );
  const asked = { grant: 'code', code: allowed.data.code, binding };
  const all = await Promise.all(Array.from({ length: 20 }, () => ask(asked)));
  const [given, ...others] = all.filter(({ status }) => status === 200);
  expect(others).toEqual([]);
  expect(new Set(all.map(({ code }) => code))).toEqual(new Set([undefined, 'not-signed-in']));
  expect(given?.headers['set-cookie']).toBeUndefined();
  expect(given?.headers['cache-control']).toBe('no-store');
  expect(given?.body.expiresIn).toBe(600);
  expect(await enter(given?.body.accessToken ?? '')).toEqual({ status: 200, code: undefined });
});

test('a password lets an application in under the limits of signing in', async () => {
  const asked = { grant: 'password', email, password, name: 'Warehouse app', binding };
  const given = await ask(asked);
  expect(given.status).toBe(200);
  expect((await enter(given.body.accessToken)).status).toBe(200);
  const wrong = await ask({ ...asked, password: 'no' });
  const unknown = await ask({ ...asked, email: `nobody.${email}` });
  expect([wrong.status, wrong.code]).toEqual([401, 'not-signed-in']);
  expect([unknown.status, unknown.code]).toEqual([401, 'not-signed-in']);
  expect((await ask({ ...asked, binding: 'short' })).code).toBe('invalid');
  expect((await ask({ ...asked, admin: true })).code).toBe('invalid');
});

test('of a thousand refreshes at once there is one successor, given to the application alone', async () => {
  const first = await letIn();
  const began = performance.now();
  const all = await Promise.all(
    Array.from({ length: 1000 }, async () => ({
      ...(await refresh(first.refreshToken)),
      after: performance.now() - began,
    })),
  );
  const given = all.filter(({ status }) => status === 200);
  // A machine that takes longer than the grace for all of them refuses the rest, and nobody before; for some it has no
  // time at all, and says so.
  const refused = all.filter(({ status }) => status !== 200 && status !== 503);
  expect(refused.filter(({ status, after }) => status !== 401 || after < refreshGrace)).toEqual([]);
  const [successor = '', ...others] = new Set(given.map(({ body }) => body.refreshToken));
  expect(others).toEqual([]);
  expect(successor).toMatch(/^\S{20,}$/);
  expect(successor).not.toBe(first.refreshToken);
  expect((await refresh(successor)).status).toBe(refused.length === 0 ? 200 : 401);
});

test('a refresh token that comes again after five seconds ends all that the application was given', async () => {
  const first = await letIn();
  const second = (await refresh(first.refreshToken)).body;
  const third = (await refresh(second.refreshToken)).body;
  expect((await enter(third.accessToken)).status).toBe(200);
  await served.store.withIdentity((tx) =>
    tx.rows(sql`update identity.refresh_token set used_at = used_at - interval '5 seconds'
      where session_id in (select session_id from identity.client join identity.login on login.id = login_id
        where email = ${email}) and used_at is not null`),
  );
  expect((await refresh(first.refreshToken)).status).toBe(401);
  for (const { accessToken } of [first, second, third]) {
    expect((await enter(accessToken)).code).toBe('session-ended');
  }
  expect((await refresh(third.refreshToken)).status).toBe(401);
});

test('a refresh token in other hands is worth nothing, and says that it was stolen', async () => {
  const first = await letIn();
  expect((await refresh(first.refreshToken, `another-${binding}`)).status).toBe(401);
  expect((await enter(first.accessToken)).code).toBe('session-ended');
  expect((await refresh(first.refreshToken)).status).toBe(401);
  const [event] = await served.store.withIdentity((tx) =>
    tx.rows<{ details: { because: string } }>(sql`
      select details from identity.event where action = 'client.ended'
        and login_id = (select id from identity.login where email = ${email})`),
  );
  expect(event?.details.because).toBe('brought by another application');
});

test('the five seconds are for the application alone', async () => {
  const first = await letIn();
  const second = (await refresh(first.refreshToken)).body;
  expect((await refresh(first.refreshToken, `another-${binding}`)).status).toBe(401);
  expect((await enter(second.accessToken)).code).toBe('session-ended');
});

test('what ends sessions ends applications at their next call, and what they were given with it', async () => {
  const given = await letIn();
  expect((await enter(given.accessToken)).status).toBe(200);
  const ended = await post(served.app, '/rpc/account.endOtherSessions', undefined, cookie);
  expect(ended.data).toEqual({ sessionsEnded: 1 });
  expect((await enter(given.accessToken)).code).toBe('session-ended');
  expect((await refresh(given.refreshToken)).status).toBe(401);
});

test('a changed assignment ends an application in that tenant, and refreshing does not bring it back', async () => {
  const given = await letIn();
  expect((await enter(given.accessToken)).status).toBe(200);
  await tenant.rows(sql`update remit.member set epoch = epoch + 1 where id = ${memberId}`);
  expect((await enter(given.accessToken)).code).toBe('session-ended');
  const fresh = await refresh(given.refreshToken);
  expect((await enter(fresh.body.accessToken)).code).toBe('session-ended');
});

test('one sees the applications that act for one, and ends them', async () => {
  const given = await letIn();
  const { data } = await post<readonly OwnClientView[]>(served.app, '/rpc/account.tokens', undefined, cookie);
  expect(data.map(({ name }) => name)).toEqual(['Payroll']);
  expect((await post(served.app, '/rpc/account.endSession', { id: data[0]?.id }, cookie)).status).toBe(200);
  expect((await enter(given.accessToken)).code).toBe('session-ended');
  expect((await post(served.app, '/rpc/account.tokens', undefined, cookie)).data).toEqual([]);
});

test('an access token is over on time, is no cookie, and cannot be made by others', async () => {
  const { accessToken, expiresIn } = await letIn();
  const { keys } = served.store;
  expect(expiresIn * 1_000).toBe(accessLifetime);
  expect((await enter(accessToken)).status).toBe(200);
  // It was given before now, so that it is over then.
  expect(openAccessToken(keys, accessToken, Date.now() + accessLifetime)).toBeNull();
  const token = openAccessToken(keys, accessToken, Date.now());
  if (token === null) throw new Error('a token that was just given opens nothing');
  expect((await enter(sealAccessToken(keys, token, Date.now()))).code).toBe('not-signed-in');
  expect((await enter(sealAccessToken(keys, newSessionToken(), Date.now() + 60_000))).code).toBe(
    'not-signed-in',
  );
  const foreign = keyRing(randomBytes(32));
  expect(keys).toEqual(keyRing(testSecret));
  expect((await enter(sealAccessToken(foreign, newSessionToken(), Date.now() + 60_000))).code).toBe(
    'not-signed-in',
  );
  expect((await enter(accessToken.slice(0, -1))).code).toBe('not-signed-in');
  expect((await enter('')).code).toBe('not-signed-in');
  expect((await enter(accessToken, { cookie })).code).toBe('invalid');
  const asCookie = await post(
    served.app,
    `/t/${tenant.slug}/rpc/me.get`,
    undefined,
    `__Host-remit=${accessToken}`,
  );
  expect(asCookie.error?.code).toBe('not-signed-in');
});

test('an application cannot change how its person signs in', async () => {
  const { accessToken } = await letIn();
  const signIn = { email, password };
  const calls: readonly (readonly [string, object])[] = [
    ['/rpc/account.get', {}],
    ['/rpc/account.changePassword', {}],
    ['/rpc/session.stepUp', {}],
    ['/rpc/session.signIn', signIn],
    // However the address is written.
    ['/%72pc/session.signIn', signIn],
    ['/rpc/session%2EsignIn', signIn],
    ['/rpc/session.current%2Csession.signIn?batch=1', { 1: signIn }],
    ['/%72pc/session.current,session.signIn?batch=1', { 1: signIn }],
  ];
  for (const [url, payload] of calls) {
    const response = await served.app.inject({
      method: 'POST',
      url,
      headers: {
        host: 'localhost:4000',
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
      },
      payload: JSON.stringify(payload),
    });
    expect([url, response.statusCode]).toEqual([url, 403]);
    expect(response.body).toContain('an application cannot do this');
  }
});

test('a page elsewhere gains nothing by a header of its own', async () => {
  const response = await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/me.get`,
    headers: {
      host: 'localhost:4000',
      origin: 'https://evil.example',
      authorization: 'Basic Zm9vOmJhcg==',
      'content-type': 'application/json',
      cookie,
    },
  });
  expect(response.statusCode).toBe(400);
});

test('only JSON by POST is taken for tokens', async () => {
  const asked = async (method: 'GET' | 'POST' | 'PUT', type: string): Promise<number> =>
    (
      await served.app.inject({
        method,
        url: '/api/token',
        headers: { host: 'localhost:4000', 'content-type': type },
        ...(method === 'GET' ? {} : { payload: 'grant=refresh' }),
      })
    ).statusCode;
  expect(await asked('GET', 'application/json')).toBe(404);
  expect(await asked('POST', 'application/x-www-form-urlencoded')).toBe(415);
  expect(await asked('POST', 'text/plain')).toBe(415);
  expect(await asked('POST', 'application/json')).toBe(400);
});

test('an application confirms with its person’s second factor, and a wrong code uses up nothing but a guess', async () => {
  const seed = new Uint8Array(20).fill(9);
  const given = await letIn();
  expect((await enter(given.accessToken)).status).toBe(200);
  await served.store.withIdentity(async (tx) => {
    const [login] = await tx.rows<{ id: string }>(sql`select id from identity.login where email = ${email}`);
    if (login === undefined) throw new Error('nobody signed in');
    await offerFactor(tx, served.store.keys, login.id, seed);
    await tx.rows(sql`update identity.second_factor set confirmed_at = now() where login_id = ${login.id}`);
  });
  const confirmedAt = async (): Promise<string | null> => {
    const [session] = await served.store.withIdentity((tx) =>
      tx.rows<{ at: string | null }>(sql`
        select second_factor_at::text as at from identity.session join identity.client on session_id = session.id
        join identity.login on login.id = client.login_id where email = ${email}`),
    );
    return session?.at ?? null;
  };
  const confirm = (code: string, refreshToken: string, by = binding): Promise<Given> =>
    ask({ grant: 'refresh', refreshToken, code, binding: by });
  const right = codeAt(seed, Date.now());
  const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
  expect(await confirm('six', given.refreshToken)).toMatchObject({ status: 400, code: 'invalid' });
  expect(await confirm(wrong, given.refreshToken)).toMatchObject({ status: 401, code: 'not-signed-in' });
  expect(await confirmedAt()).toBeNull();
  const confirmed = await confirm(right, given.refreshToken);
  expect(confirmed.status).toBe(200);
  expect(await confirmedAt()).not.toBeNull();
  expect(await enter(confirmed.body.accessToken)).toEqual({ status: 200, code: undefined });
  // What was given before the answer is worth no more than it was given for, and whoever stole it has nothing.
  expect(await enter(given.accessToken)).toEqual({ status: 401, code: 'not-signed-in' });
  // The reply was lost: it is asked for again, and not answered with "that code was used".
  expect((await confirm(right, given.refreshToken)).body.refreshToken).toBe(confirmed.body.refreshToken);
  // A code is good once, for an application as for a browser.
  expect(await confirm(right, confirmed.body.refreshToken)).toMatchObject({ status: 401 });
  for (let guesses = 0; guesses < 8; guesses += 1) await confirm(wrong, confirmed.body.refreshToken);
  expect(await confirm(wrong, confirmed.body.refreshToken)).toMatchObject({ status: 429, code: 'too-many' });
  expect((await refresh(confirmed.body.refreshToken)).status).toBe(200);
});
