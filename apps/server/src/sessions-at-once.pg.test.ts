import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountView } from '@remit/api/account/account-views';
import type { TokensView } from '@remit/api/tokens/token-issue';
import { codeAt, codePeriod } from '@remit/identity/second-factor';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { findLogin } from '@remit/store/identity/find-login';
import { countRecoveryCodes } from '@remit/store/identity/recovery-codes';
import { offerFactor } from '@remit/store/identity/second-factor';
import { serveTenant } from './testing/serve-tenant.ts';
import { password, post, type Reply } from './testing/serve-sample.ts';
import { type StopBetween, stopBetween } from './testing/stop-between.ts';

const { served, tenant, tom, nora } = await serveTenant('tom', 'nora');
const seed = new Uint8Array(20).fill(9);
const binding = 'what-this-application-made-at-random';

let stops: StopBetween;
let passwordHash: string;

beforeAll(async () => {
  stops = await stopBetween(served);
  const login = await served.store.withIdentity((tx) => findLogin(tx, tenant.emailOf('tom')));
  passwordHash = login?.passwordHash ?? '';
});
afterAll(() => stops.close());

/** Somebody who is signed in twice, with what they may have begun beside that. */
interface Somebody {
  readonly email: string;
  readonly loginId: string;
  /** Of their own: what is refused to others there is none of their guesses. */
  readonly address: string;
  /** The session that ends the others, and another one. */
  readonly mine: string;
  readonly other: string;
  /** Of the other one, as a list of sessions shows it. */
  readonly otherId: string;
  /** By which an application may be let in. */
  readonly code: string;
}

const cookieOf = (reply: Reply): string => String(reply.headers['set-cookie']).split(';', 1)[0] ?? '';
type From = Pick<Somebody, 'address'>;
const call = <Output>(
  app: FastifyInstance,
  { address }: From,
  procedure: string,
  input: unknown,
  cookie: string,
) => post<Output>(app, `/rpc/${procedure}`, input, cookie, address);

async function somebody(): Promise<Somebody> {
  const email = `${randomUUID()}@halden.example`;
  const here = { address: `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1` };
  const loginId = await served.store.withIdentity(async (tx) => {
    const id = await addLogin(tx, { id: randomUUID(), email, name: 'Tom Becker', passwordHash });
    await addMembership(tx, { loginId: id, tenantId: tenant.id, memberId: tom.memberId });
    return id;
  });
  const signedIn = async () =>
    cookieOf(await call(served.app, here, 'session.signIn', { email, password }, ''));
  const [mine, other] = [await signedIn(), await signedIn()];
  const { data } = await call<{ code: string }>(
    served.app,
    here,
    'account.createClient',
    { name: 'Payroll' },
    other,
  );
  const account = await served.app.inject({
    url: '/rpc/account.get',
    headers: { host: 'localhost:4000', cookie: other },
  });
  const { sessions } = account.json<{ result: { data: AccountView } }>().result.data;
  const otherId = sessions.find(({ current }) => current)?.id ?? '';
  return { ...here, email, loginId, mine, other, otherId, code: data.code };
}

/** The same with a second factor in force, or one that is offered and waits for its first code. */
async function withFactor(state: 'in force' | 'offered'): Promise<Somebody> {
  const one = await somebody();
  await served.store.withIdentity(async (tx) => {
    await offerFactor(tx, served.store.keys, one.loginId, seed);
    if (state === 'in force')
      await tx.rows(
        sql`update identity.second_factor set confirmed_at = now() where login_id = ${one.loginId}`,
      );
  });
  return one;
}

/** The same with a factor in force, once the other session came into the tenant. */
async function insideWithFactor(): Promise<Somebody> {
  const one = await withFactor('in force');
  expect(await opens({ cookie: one.other })).toBe(true);
  return one;
}

const anotherSeed = new Uint8Array(20).fill(5);

/** Whose first session was confirmed a moment ago, with the code of this period. */
async function confirmed(): Promise<Somebody> {
  const one = await withFactor('in force');
  const reply = await call(served.app, one, 'session.stepUp', { code: codeAt(seed, Date.now()) }, one.mine);
  return { ...one, mine: cookieOf(reply) };
}

/** What somebody has in hand after they began something; null where they were refused. */
type InHand = { readonly cookie: string } | { readonly accessToken: string } | null;

const sessionIn = (reply: Reply): InHand => (reply.status === 200 ? { cookie: cookieOf(reply) } : null);

async function tokensFor(app: FastifyInstance, { address }: From, grant: object): Promise<InHand> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/token',
    remoteAddress: address,
    headers: { host: 'localhost:4000', 'content-type': 'application/json' },
    payload: JSON.stringify({ ...grant, binding }),
  });
  return response.statusCode === 200 ? response.json<TokensView>() : null;
}

/** Whether it lets somebody into their tenant. */
async function opens(inHand: InHand): Promise<boolean> {
  if (inHand === null) return false;
  const { statusCode } = await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/me.get`,
    headers: {
      host: 'localhost:4000',
      origin: 'http://localhost:4000',
      'content-type': 'application/json',
      ...('cookie' in inHand ? { cookie: inHand.cookie } : { authorization: `Bearer ${inHand.accessToken}` }),
    },
  });
  return statusCode === 200;
}

type Begin = (app: FastifyInstance, one: Somebody) => Promise<InHand>;

const grantByCode: Begin = (app, one) =>
  tokensFor(app, one, {
    grant: 'password',
    email: one.email,
    password,
    // Of the next period, which is taken already: of this one, it was used to confirm.
    code: codeAt(seed, Date.now() + codePeriod),
    name: 'Warehouse',
  });
const signIn: Begin = async (app, one) =>
  sessionIn(await call(app, one, 'session.signIn', { email: one.email, password }, ''));
const grantByPassword: Begin = (app, one) =>
  tokensFor(app, one, { grant: 'password', email: one.email, password, name: 'Warehouse' });
const redeem: Begin = (app, one) => tokensFor(app, one, { grant: 'code', code: one.code });
const letIn: Begin = async (app, one) => {
  const { status, data } = await call<{ code: string }>(
    app,
    one,
    'account.createClient',
    { name: 'A thief' },
    one.other,
  );
  return status === 200 ? tokensFor(served.app, one, { grant: 'code', code: data.code }) : null;
};
const stepUp: Begin = async (app, one) =>
  sessionIn(await call(app, one, 'session.stepUp', { code: codeAt(seed, Date.now()) }, one.other));

type End = (app: FastifyInstance, one: Somebody) => Promise<Reply>;

const endOthers: End = (app, one) => call(app, one, 'account.endOtherSessions', undefined, one.mine);
const next = 'another horse, another battery';
const changePassword: End = (app, one) =>
  call(app, one, 'account.changePassword', { current: password, next }, one.mine);
const addFactor: End = (app, one) =>
  call(app, one, 'account.confirmFactor', { code: codeAt(seed, Date.now()) }, one.mine);
/** Another device in place of the one there was. */
const replaceFactor: End = async (app, one) => {
  const cookie = cookieOf(await call(app, one, 'account.removeFactor', undefined, one.mine));
  await served.store.withIdentity((tx) => offerFactor(tx, served.store.keys, one.loginId, anotherSeed));
  return call(app, one, 'account.confirmFactor', { code: codeAt(anotherSeed, Date.now()) }, cookie);
};
const endThatOne: End = (app, one) => call(app, one, 'account.endSession', { id: one.otherId }, one.mine);
const endInTenant: End = (_app, one) => nora.call('sessions.end', { session: one.otherId });

interface Race {
  readonly begins: string;
  readonly begin: Begin;
  readonly ends: string;
  readonly end: End;
  readonly made?: () => Promise<Somebody>;
}

const byPassword = { ends: 'the password is changed', end: changePassword };
const others = { ends: 'every other session is ended', end: endOthers };
const factor = {
  ends: 'a second factor is added',
  end: addFactor,
  made: () => withFactor('offered'),
};

const races: readonly Race[] = [
  { begins: 'a sign-in', begin: signIn, ...byPassword },
  { begins: 'a sign-in', begin: signIn, ...factor },
  { begins: 'an application with the password', begin: grantByPassword, ...byPassword },
  { begins: 'an application with the password', begin: grantByPassword, ...factor },
  { begins: 'an application with a code', begin: redeem, ...others },
  { begins: 'an application with a code', begin: redeem, ...byPassword },
  { begins: 'a code for an application', begin: letIn, ...others },
  {
    begins: 'a session confirmed under another token',
    begin: stepUp,
    ...others,
    made: () => withFactor('in force'),
  },
  {
    begins: 'an application with the code of the device',
    begin: grantByCode,
    ends: 'another device takes its place',
    end: replaceFactor,
    made: confirmed,
  },
  {
    begins: 'a session confirmed under another token',
    begin: stepUp,
    ends: 'its owner ends that session',
    end: endThatOne,
    made: () => withFactor('in force'),
  },
  {
    begins: 'a session confirmed under another token',
    begin: stepUp,
    ends: 'an administrator ends that session in their tenant',
    end: endInTenant,
    made: insideWithFactor,
  },
];

test.each(races)(
  'while $ends, $begins that began before opens nothing afterwards, in whatever order their statements come',
  async ({ begin, end, made = somebody }) => {
    for (let place = 1; ; place += 1) {
      const one = await made();
      const { first, second, stopped } = await stops.run(
        place,
        (app) => begin(app, one),
        (app) => end(app, one),
      );
      expect([place, second.error]).toEqual([place, null]);
      expect([place, await opens(first)]).toEqual([place, false]);
      if (stopped) continue;
      // What ran through before the end was worth something until then.
      expect(first).not.toBeNull();
      return;
    }
  },
);

test('of two who make new recovery codes at once, one has codes that count, in whatever order their statements come', async () => {
  for (let place = 1; ; place += 1) {
    const one = await confirmed();
    const renew = (app: FastifyInstance) => call(app, one, 'account.newRecoveryCodes', undefined, one.mine);
    const { first, second, stopped } = await stops.run(place, renew, renew);
    expect([place, first.error, second.error]).toEqual([place, null, null]);
    const left = await served.store.withIdentity((tx) => countRecoveryCodes(tx, one.loginId));
    expect([place, left]).toEqual([place, 10]);
    if (!stopped) return;
  }
});
