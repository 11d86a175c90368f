import { expect, test } from 'vitest';
import type { TokensView } from '@remit/api/tokens/token-issue';
import { password, post, type Reply } from './testing/serve-sample.ts';
import { serveTenant } from './testing/serve-tenant.ts';

const { served, tenant, nora } = await serveTenant('nora');
const member = tenant.memberIdOf('tom');

type InHand = { readonly cookie: string } | { readonly authorization: string };

/** Signs Tom in, and leaves it at that: his session has come into no tenant. */
async function signedIn(): Promise<string> {
  const email = tenant.emailOf('tom');
  const { headers } = await post(served.app, '/rpc/session.signIn', { email, password }, '');
  return String(headers['set-cookie']).split(';', 1)[0] ?? '';
}

/** @returns why Tom is not let in; null when he is */
async function refused(inHand: InHand): Promise<string | null> {
  const response = await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/me.get`,
    headers: {
      host: 'localhost:4000',
      origin: 'http://localhost:4000',
      'content-type': 'application/json',
      ...inHand,
    },
  });
  if (response.statusCode === 200) return null;
  return response.json<{ error: { data: { remit: { code: string } } } }>().error.data.remit.code;
}

const allow = (cookie: string): Promise<Reply<{ code: string }>> =>
  post(served.app, '/rpc/account.createClient', { name: 'A phone' }, cookie);

const binding = 'what-this-application-made-at-random';

/** What an application is given for a code; null for nothing. */
async function redeem(code: string): Promise<InHand | null> {
  const response = await served.app.inject({
    method: 'POST',
    url: '/api/token',
    headers: { host: 'localhost:4000', 'content-type': 'application/json' },
    payload: JSON.stringify({ grant: 'code', code, binding }),
  });
  return response.statusCode === 200
    ? { authorization: `Bearer ${response.json<TokensView>().accessToken}` }
    : null;
}

async function endOneByOne(): Promise<void> {
  const { sessions } = (await nora.call('sessions.list')).data;
  for (const { id, person } of sessions) {
    if (person.id === member) expect((await nora.call('sessions.end', { session: id })).error).toBeNull();
  }
}

async function endAll(): Promise<void> {
  expect((await nora.call('sessions.endAll')).error).toBeNull();
  nora.cookie = (await tenant.signIn('nora')).cookie;
}

async function endHis(): Promise<void> {
  expect((await nora.call('people.endSessions', { member })).error).toBeNull();
}

async function suspendForAWhile(): Promise<void> {
  expect((await nora.call('people.suspend', { member })).error).toBeNull();
  expect((await nora.call('people.restore', { member })).error).toBeNull();
}

test.each([
  ['everybody’s sessions in a tenant were ended', endAll],
  ['somebody’s sessions there were ended', endHis],
  ['somebody was suspended there and let in again', suspendForAWhile],
])('once %s, a session from before that had not come in does not come in either', async (_, end) => {
  const before = await signedIn();
  const code = (await allow(await signedIn())).data.code;
  await end();
  expect(await refused({ cookie: before })).toBe('session-ended');
  expect(await redeem(code)).toBeNull();
  expect(await refused({ cookie: await signedIn() })).toBeNull();
});

test.each([
  ['that session', endOneByOne],
  ['somebody’s sessions', endHis],
  ['everybody’s sessions', endAll],
])(
  'whoever has a session is not let into a tenant by an application once %s were ended there',
  async (_, end) => {
    const inside = await signedIn();
    expect(await refused({ cookie: inside })).toBeNull();
    const code = (await allow(inside)).data.code;
    await end();
    expect(await refused({ cookie: inside })).toBe('session-ended');
    expect(await redeem(code)).toBeNull();
    expect((await allow(inside)).error?.code).toBe('session-ended');
    const anew = await allow(await signedIn());
    const application = await redeem(anew.data.code);
    expect(application === null ? 'nothing' : await refused(application)).toBeNull();
  },
);

test('what is ended for one member ends nobody else’s', async () => {
  const alice = await tenant.signIn('alice');
  const { code } = (
    await post<{ code: string }>(served.app, '/rpc/account.createClient', { name: 'A phone' }, alice.cookie)
  ).data;
  await endHis();
  expect((await alice.call('me.get')).error).toBeNull();
  expect(await redeem(code)).not.toBeNull();
});
