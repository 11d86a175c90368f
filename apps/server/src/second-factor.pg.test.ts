import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { AccountView, FactorOfferView, SessionView } from '@remit/api/account/account-views';
import { hashPassword } from '@remit/identity/password';
import { mostFailures, throttleKeys } from '@remit/identity/sign-in-throttle';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { type Device, deviceOf } from './testing/second-factor-device.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import { password, post, type Reply } from './testing/serve-sample.ts';

let passwordHash: string;
let memberId: string;

/** Of the test: a login of its own, at an address of its own, so that what fails in one test is no failure of another. */
let email: string;
let address: string;

const { served, tenant } = await serveTenant();

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  ({ memberId } = await tenant.signIn('alice'));
});
beforeEach(async () => {
  email = `${randomUUID()}@halden.example`;
  address = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`;
  await served.store.withIdentity(async (tx) => {
    const loginId = await addLogin(tx, { id: randomUUID(), email, name: 'Alice Moreau', passwordHash });
    await addMembership(tx, { loginId, tenantId: tenant.id, memberId });
  });
});

const cookieOf = (reply: Reply): string => String(reply.headers['set-cookie']).split(';', 1)[0] ?? '';
const call = <Output>(procedure: string, input: unknown, cookie: string): Promise<Reply<Output>> =>
  post<Output>(served.app, `/rpc/${procedure}`, input, cookie, address);
const enter = (cookie: string): Promise<Reply> =>
  post(served.app, `/t/${tenant.slug}/rpc/me.get`, undefined, cookie, address);
const givePassword = () => call<SessionView>('session.signIn', { email, password }, '');
const signIn = async (): Promise<string> => cookieOf(await givePassword());

interface Enrolled {
  readonly cookie: string;
  readonly device: Device;
  readonly recoveryCodes: readonly string[];
}

async function enrol(): Promise<Enrolled> {
  const cookie = await signIn();
  const offer = await call<FactorOfferView>('account.beginFactor', { password }, cookie);
  const device = deviceOf(served.store, offer.data.letters);
  const confirmed = await call<{ recoveryCodes: readonly string[] }>(
    'account.confirmFactor',
    { code: await device.code(-1) },
    cookie,
  );
  expect(confirmed.status).toBe(200);
  return { cookie: cookieOf(confirmed), device, recoveryCodes: confirmed.data.recoveryCodes };
}

/** As if so long had passed, in ms: what is kept moves back. */
async function pass(time: number): Promise<void> {
  const ago = sql`make_interval(secs => ${time / 1000})`;
  const login = sql`(select id from identity.login where email = ${email})`;
  await served.store.withIdentity(async (tx) => {
    await tx.rows(
      sql`update identity.session set second_factor_at = second_factor_at - ${ago} where login_id = ${login}`,
    );
    await tx.rows(
      sql`update identity.second_factor set last_step = last_step - ${Math.floor(time / 30_000)} where login_id = ${login}`,
    );
  });
}

test('with a second factor, a password alone opens nothing but the question for the code', async () => {
  const { device } = await enrol();
  const first = await givePassword();
  expect(first.data).toEqual({ signedIn: false, asks: 'code' });
  const half = cookieOf(first);
  for (const procedure of ['account.get', 'account.tokens']) {
    expect((await call(procedure, undefined, half)).error?.code).toBe('not-signed-in');
  }
  expect((await call('account.changePassword', { current: password, next: 'x' }, half)).error?.code).toBe(
    'not-signed-in',
  );
  expect((await enter(half)).error?.code).toBe('not-signed-in');
  expect((await call('session.current', undefined, half)).data).toEqual({ signedIn: false, asks: 'code' });

  const second = await call<SessionView>('session.answerCode', { code: await device.code() }, half);
  expect(second.data.signedIn).toBe(true);
  expect(cookieOf(second)).not.toBe(half);
  expect((await enter(cookieOf(second))).status).toBe(200);
  // The token of the question is worth nothing afterwards, not even for the question.
  expect((await enter(half)).error?.code).toBe('not-signed-in');
  expect((await call('session.current', undefined, half)).data).toEqual({ signedIn: false });
  expect((await call('session.answerCode', { code: await device.code(1) }, half)).error?.code).toBe(
    'session-ended',
  );
});

test('of a hundred that bring the same right code at once, one is let in', async () => {
  const { device } = await enrol();
  // Each has a question of its own and no other limit in its way: what is left is the step.
  const halves = await Promise.all(Array.from({ length: 8 }, () => givePassword()));
  const code = await device.code();
  const replies = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const half = cookieOf(halves[index % halves.length] ?? (await givePassword()));
      return call<SessionView>('session.answerCode', { code }, half);
    }),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  const [standing] = await served.store.withIdentity((tx) =>
    tx.rows<{ count: number }>(sql`select count(*)::int as count from identity.session
      where second_factor_at is not null and ended_at is null and ended_because is null
        and login_id = (select id from identity.login where email = ${email})`),
  );
  // The one that was let in, and the one that enrolled.
  expect(standing?.count).toBe(2);
});

test('a code is taken once: not again, not an earlier one, and not by a session that stands', async () => {
  const { device, cookie } = await enrol();
  const half = cookieOf(await givePassword());
  const code = await device.code(1);
  expect((await call('session.answerCode', { code }, half)).status).toBe(200);
  const again = cookieOf(await givePassword());
  const replayed = await call('session.answerCode', { code }, again);
  expect(replayed.error?.message).toContain('used already');
  const earlier = await call('session.answerCode', { code: await device.code() }, again);
  expect(earlier.error?.message).toContain('used already');
  expect((await call('session.stepUp', { code }, cookie)).error?.message).toContain('used already');
});

test('a code of some minutes ago is told from a wrong one; one of the future is not', async () => {
  const { device } = await enrol();
  const half = cookieOf(await givePassword());
  const say = async (code: string): Promise<string | undefined> =>
    (await call('session.answerCode', { code }, half)).error?.message;
  expect(await say(await device.code(-5))).toContain('set the clock');
  expect(await say(await device.code(5))).toBe('that code is not right');
  expect((await call('session.answerCode', { code: '12345' }, half)).error?.code).toBe('invalid');
});

test('a question takes five answers, then the password is asked for again', async () => {
  await enrol();
  const half = cookieOf(await givePassword());
  const codes: (string | undefined)[] = [];
  for (let index = 0; index < 6; index += 1) {
    codes.push((await call('session.answerCode', { code: '000000' }, half)).error?.code);
  }
  expect(codes).toEqual([...Array<string>(5).fill('not-signed-in'), 'session-ended']);
  expect((await call('session.current', undefined, half)).data).toEqual({ signedIn: false });
});

test('passwords, codes and recovery codes share ten failures, signed in or not; then all of them wait', async () => {
  const { cookie, device } = await enrol();
  const heard: (string | undefined)[] = [];
  const failed = async (reply: Promise<Reply>): Promise<void> => void heard.push((await reply).error?.code);
  for (let index = 0; index < 3; index += 1) {
    await failed(call('session.signIn', { email, password: 'no' }, ''));
  }
  const half = cookieOf(await givePassword());
  for (let index = 0; index < 2; index += 1) {
    await failed(call('session.answerCode', { code: '000000' }, half));
    await failed(call('session.useRecoveryCode', { code: 'A'.repeat(24) }, half));
  }
  for (let index = 0; index < 2; index += 1) await failed(call('session.stepUp', { code: '000000' }, cookie));
  await failed(call('account.beginFactor', { password: 'no' }, cookie));
  expect(heard).toHaveLength(mostFailures);
  expect(heard).not.toContain('too-many');

  for (const reply of [
    await givePassword(),
    await call('session.answerCode', { code: await device.code() }, half),
    await call('session.stepUp', { code: await device.code() }, cookie),
    await call('account.changePassword', { current: password, next: 'another long password' }, cookie),
  ]) {
    expect(reply.status).toBe(429);
    expect(reply.error?.message).toMatch(/try again in 1[45] minutes/);
  }
  // The lock clears by time alone.
  await served.store.withIdentity((tx) =>
    tx.rows(sql`
      with gone as (
        delete from identity.sign_in_failure where key in ${throttleKeys(email, address)} returning key, at
      )
      insert into identity.sign_in_failure (key, at) select key, at - interval '15 minutes' from gone`),
  );
  expect((await givePassword()).status).toBe(200);
});

test('of a thousand guesses at once, ten are heard: in batches, from everywhere, of every kind', async () => {
  const { cookie, device } = await enrol();
  const batch = Array.from({ length: 10 }, () => 'session.stepUp').join(',');
  const body = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [index, { code: String(index).padStart(6, '7') }]),
  );
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      served.app.inject({
        method: 'POST',
        url: `/rpc/${batch}?batch=1`,
        remoteAddress: `198.51.100.${index}`,
        headers: {
          host: 'localhost:4000',
          origin: 'http://localhost:4000',
          cookie,
          'content-type': 'application/json',
        },
        payload: JSON.stringify(body),
      }),
    ),
  );
  const codes = replies.flatMap((reply) =>
    reply
      .json<readonly { error: { data: { remit: { code: string } } } }[]>()
      .map(({ error }) => error.data.remit.code),
  );
  expect(codes).toHaveLength(1000);
  // A machine with much else to do has no time for some, heard or not.
  const heard = codes.filter((code) => code !== 'too-many' && code !== 'unavailable');
  expect([...new Set(heard)]).toEqual(['forbidden']);
  expect(heard.length).toBeLessThanOrEqual(mostFailures);
  // Ten were, whatever became of their answers: the right code waits with all others.
  expect((await call('session.stepUp', { code: await device.code() }, cookie)).error?.code).toBe('too-many');
});

test('recovery codes stand in for the device, each once; new ones end the old', async () => {
  const { recoveryCodes } = await enrol();
  expect(new Set(recoveryCodes).size).toBe(10);
  const [first = '', second = ''] = recoveryCodes;
  const halves = await Promise.all(Array.from({ length: 20 }, () => givePassword()));
  const replies = await Promise.all(
    halves.map((half) =>
      call<SessionView>('session.useRecoveryCode', { code: first.toLowerCase() }, cookieOf(half)),
    ),
  );
  const inside = replies.filter(({ status }) => status === 200);
  expect(inside).toHaveLength(1);
  const [entered] = inside;
  if (entered === undefined) throw new Error('nobody came in');
  const cookie = cookieOf(entered);
  expect((await call<AccountView>('account.get', undefined, cookie)).data.recoveryCodesLeft).toBe(9);

  const renewed = await call<{ recoveryCodes: readonly string[] }>(
    'account.newRecoveryCodes',
    undefined,
    cookie,
  );
  expect(renewed.data.recoveryCodes).toHaveLength(10);
  await served.store.withIdentity((tx) =>
    tx.rows(
      sql`delete from identity.sign_in_failure where key = ${`email:${email}`} or key = ${throttleKeys(email, address)[1]}`,
    ),
  );
  const half = cookieOf(await givePassword());
  expect((await call('session.useRecoveryCode', { code: second }, half)).status).toBe(401);
  const [fresh = ''] = renewed.data.recoveryCodes;
  expect((await call('session.useRecoveryCode', { code: fresh }, half)).status).toBe(200);
});

test('adding a factor, removing it and changing the password each end every other session at its next call', async () => {
  const other = await signIn();
  expect((await enter(other)).status).toBe(200);
  const { cookie, device } = await enrol();
  expect((await enter(other)).error?.code).toBe('session-ended');

  const half = cookieOf(await givePassword());
  const second = cookieOf(await call('session.answerCode', { code: await device.code(0) }, half));
  expect((await enter(second)).status).toBe(200);
  const changed = await call(
    'account.changePassword',
    { current: password, next: 'another long password' },
    cookie,
  );
  expect(changed.data).toEqual({ sessionsEnded: 1 });
  expect((await enter(second)).error?.code).toBe('session-ended');
  // The one that changed it goes on, under a new token.
  expect((await enter(cookie)).error?.code).toBe('not-signed-in');
  const goneOn = cookieOf(changed);
  expect((await enter(goneOn)).status).toBe(200);
  expect((await givePassword()).status).toBe(401);

  const removed = await call('account.removeFactor', undefined, goneOn);
  expect(removed.status).toBe(200);
  expect((await enter(goneOn)).error?.code).toBe('not-signed-in');
  const plain = await call<SessionView>('session.signIn', { email, password: 'another long password' }, '');
  expect(plain.data.signedIn).toBe(true);
});

test('what changes how one signs in asks for the second factor again after a quarter of an hour', async () => {
  const { cookie, device } = await enrol();
  await pass(15 * 60_000);
  for (const [procedure, input] of [
    ['account.removeFactor', undefined],
    ['account.newRecoveryCodes', undefined],
    ['account.changePassword', { current: password, next: 'another long password' }],
    ['account.createClient', { name: 'Payroll' }],
  ] as const) {
    const reply = await call(procedure, input, cookie);
    expect(reply.status).toBe(428);
    expect(reply.error?.code).toBe('step-up');
  }
  const confirmed = await call('session.stepUp', { code: await device.code() }, cookie);
  expect(confirmed.status).toBe(200);
  expect((await enter(cookie)).error?.code).toBe('not-signed-in');
  expect((await call('account.newRecoveryCodes', undefined, cookieOf(confirmed))).status).toBe(200);
});

test('sign-in, its refusals and every change of it are on record, and the record is never changed', async () => {
  const { cookie } = await enrol();
  await call('session.signIn', { email, password: 'no' }, '');
  await call('session.signOut', undefined, cookie);
  const events = await served.store.withIdentity((tx) =>
    tx.rows<{ action: string; outcome: string }>(sql`
      select action, outcome from identity.event
      where login_id = (select id from identity.login where email = ${email}) order by at, id`),
  );
  expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'session.started allow',
    'factor.added allow',
    'password.answered deny',
    'session.ended allow',
  ]);
  for (const change of [
    sql`update identity.event set outcome = 'allow'`,
    sql`delete from identity.event`,
    sql`truncate identity.event`,
  ]) {
    await expect(served.store.withIdentity((tx) => tx.rows(change))).rejects.toThrow(
      /something went wrong on our side; nothing was saved/,
    );
  }
});

test('one ends one’s own sessions, and nobody else’s', async () => {
  const [one, two] = [await signIn(), await signIn()];
  const toms = await tenant.signIn('tom');
  const { data } = await call<AccountView>('account.get', undefined, one);
  expect(data.sessions.filter(({ current }) => current)).toHaveLength(1);
  const other = data.sessions.find(({ current }) => !current);
  const end = (cookie: string) => call('account.endSession', { id: other?.id }, cookie);
  expect((await end(toms.cookie)).error?.code).toBe('not-found');
  expect((await enter(two)).status).toBe(200);
  expect((await end(one)).status).toBe(200);
  expect((await enter(two)).error?.code).toBe('session-ended');
  expect((await end(one)).error?.code).toBe('not-found');
});
