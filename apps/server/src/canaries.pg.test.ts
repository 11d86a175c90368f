import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactorOfferView } from '@remit/api/account/account-views';
import { hashPassword } from '@remit/identity/password';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { inDatabase } from '@remit/store/provision/database-address';
import { loginPassword } from '@remit/store/provision/login-password';
import { databases, roles } from '@remit/store/directory/roles';
import { loginSecret } from '@remit/testkit/login-secret';
import { makeTestTenant, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { serverLog } from './server-log.ts';
import { deviceOf } from './testing/second-factor-device.ts';
import { serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

/** Where a canary must not sing: each haystack is everything that was written to one place. */
const haystacks = new Map<string, string[]>([
  ['the log', []],
  ['replies', []],
  ['the identity database', []],
  ['the tenant database', []],
]);
const canaries = new Map<string, string>();
let served: Served;
let tenant: ServedTenant;
let superusers: readonly Sql[];

function plant(
  name: string,
  text = `${name.replaceAll(' ', '-')}-${randomBytes(18).toString('base64url')}`,
): string {
  canaries.set(name, text);
  return text;
}

/** A text as it may be written down: plain, or as the bytes of a column. */
const spellings = (text: string): readonly string[] => [
  text,
  Buffer.from(text).toString('hex'),
  Buffer.from(text).toString('base64url'),
];

beforeAll(async () => {
  const written = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      haystacks.get('the log')?.push(chunk.toString());
      done();
    },
  });
  served = await serveSample({ logger: serverLog('trace', written) });
  tenant = await served.addTenant({ searchable: true });
  superusers = [databases.identity, databases.shared].map((database) =>
    postgres(inDatabase(testStoreOptions().databaseUrl, database), { max: 1, onnotice: () => undefined }),
  );
});
afterAll(async () => {
  await Promise.all(superusers.map((sql) => sql.end()));
  await served.close();
});

interface Heard {
  readonly status: number;
  readonly cookie: string;
  readonly data: Readonly<Record<string, unknown>>;
}

let count = 0;
/** A call whose reply is kept, but for the fields that show a secret to its owner this one time. */
async function call(
  url: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
  shows = false,
) {
  count += 1;
  const response = await served.app.inject({
    method: 'POST',
    url,
    remoteAddress: `2001:db8:ca:${count.toString(16)}::1`,
    headers: {
      host: 'localhost:4000',
      origin: 'http://localhost:4000',
      'content-type': 'application/json',
      ...headers,
    },
    payload: typeof input === 'string' ? input : JSON.stringify(input ?? null),
  });
  const { 'set-cookie': setCookie, ...others } = response.headers;
  if (!shows) haystacks.get('replies')?.push(response.body, JSON.stringify(others));
  const heard: Heard = {
    status: response.statusCode,
    cookie: String(setCookie ?? '').split(';', 1)[0] ?? '',
    data: response.body.startsWith('{') ? (response.json().result?.data ?? response.json()) : {},
  };
  return heard;
}

const plantCookie = (name: string, { cookie }: Heard): Readonly<Record<string, string>> => {
  plant(name, cookie.split('=')[1] ?? '');
  return { cookie };
};

test('of fifty secrets, none is in a log, an error, the audit, or either database', async () => {
  const email = `${randomUUID()}@halden.example`;
  const password = plant('password');
  const passwordHash = await hashPassword(password);
  const { memberId } = await tenant.signIn('alice');
  await served.store.withIdentity(async (tx) => {
    const loginId = await addLogin(tx, { id: randomUUID(), email, name: 'Alice Moreau', passwordHash });
    await addMembership(tx, { loginId, tenantId: tenant.id, memberId });
  });
  const mine = `/t/${tenant.slug}/rpc`;

  // The password of a tenant's own database, sealed beside the sessions of everybody.
  const alone = await makeTestTenant(served.store, { tier: 'dedicated' });
  const { databaseUrl } = testStoreOptions();
  plant('password of a tenant’s database', await loginSecret(databaseUrl, testSecret, alone.loginName));

  // Passwords, right ones and wrong ones, in every place that takes one and in some that do not.
  await call('/rpc/session.signIn', { email, password: plant('wrong password') });
  await call('/rpc/session.signIn', { email: `no.${email}`, password: plant('password of nobody') });
  await call('/rpc/session.signIn', { email, password, extra: plant('value under an unknown key') });
  await call('/rpc/session.signIn', { email, password: [plant('password in a list')] });
  await call('/rpc/session.signIn', `{"email":"${email}","password":"${plant('password in broken JSON')}`);
  await call(`/rpc/session.current?password=${plant('password in an address')}`, null);
  await call('/rpc/session.nowhere', { password: plant('password for no procedure') });
  await call('/rpc/session.signIn', { email, password: `${plant('password with NUL')}\u0000` });
  const first = plantCookie('first cookie', await call('/rpc/session.signIn', { email, password }));
  await call(`${mine}/me.get`, undefined, first);
  await call(`${mine}/people.search`, { q: plant('secret typed into a search') }, first);
  await call('/rpc/session.current', undefined, {
    cookie: `__Host-remit=${plant('forged cookie', randomBytes(32).toString('base64url'))}`,
  });
  await call('/rpc/session.current', undefined, { cookie: `__Host-remit=${plant('malformed cookie')}!` });

  // The second factor.
  await call('/rpc/account.beginFactor', { password: plant('wrong password for a factor') }, first);
  const offer = await call('/rpc/account.beginFactor', { password }, first, true);
  const { letters } = offer.data as unknown as FactorOfferView;
  plant('seed in letters', letters);
  plant('seed in base32', letters.replaceAll(' ', ''));
  const device = deviceOf(served.store, letters);
  const confirmed = await call('/rpc/account.confirmFactor', { code: await device.code(-1) }, first, true);
  const second = plantCookie('cookie after enrolment', confirmed);
  const codes = confirmed.data['recoveryCodes'] as readonly string[];
  for (const [index, code] of codes.entries()) {
    plant(`recovery code ${index}`, code);
    plant(`recovery code ${index} without dashes`, code.replaceAll('-', ''));
  }
  await call('/rpc/account.get', undefined, second);
  const half = plantCookie('half cookie', await call('/rpc/session.signIn', { email, password }));
  await call('/rpc/session.useRecoveryCode', { code: plant('wrong recovery code', 'ZZZZ'.repeat(6)) }, half);
  await call('/rpc/session.useRecoveryCode', { code: plant('what is no recovery code') }, half);
  const third = plantCookie(
    'cookie after a recovery code',
    await call('/rpc/session.useRecoveryCode', { code: codes[0] }, half),
  );
  const fourth = plantCookie(
    'cookie after stepping up',
    await call('/rpc/session.stepUp', { code: await device.code(0) }, third),
  );
  const next = plant('next password');
  await call('/rpc/account.changePassword', { current: plant('wrong current password'), next }, fourth);
  await call(
    '/rpc/account.changePassword',
    { current: password, next: plant('too short').slice(0, 5) },
    fourth,
  );
  const fifth = plantCookie(
    'cookie after a change',
    await call('/rpc/account.changePassword', { current: password, next }, fourth),
  );

  // Applications.
  const binding = plant('binding');
  const allowed = await call('/rpc/account.createClient', { name: 'Payroll' }, fifth, true);
  const code = plant('client code', String(allowed.data['code']));
  const given = await call('/api/token', { grant: 'code', code, binding }, {}, true);
  const accessToken = plant('access token', String(given.data['accessToken']));
  const refreshToken = plant('refresh token', String(given.data['refreshToken']));
  const bearer = { authorization: `Bearer ${accessToken}` };
  await call(`${mine}/me.get`, undefined, bearer);
  await call('/rpc/account.get', undefined, bearer);
  await call(`${mine}/me.get`, undefined, { authorization: `Bearer ${plant('forged bearer')}` });
  await call(`${mine}/me.get`, undefined, { authorization: `Basic ${plant('basic credentials')}` });
  await call('/rpc/account.tokens', undefined, fifth);
  const refreshed = await call('/api/token', { grant: 'refresh', refreshToken, binding }, {}, true);
  const successor = plant('successor', String(refreshed.data['refreshToken']));
  plant('second access token', String(refreshed.data['accessToken']));
  await call('/api/token', {
    grant: 'refresh',
    refreshToken: plant('forged refresh token', randomBytes(32).toString('base64url')),
    binding,
  });
  await call('/api/token', {
    grant: 'password',
    email,
    password: plant('wrong grant password'),
    name: 'App',
    binding,
  });
  await call('/api/token', { grant: 'code', code: plant('wrong client code'), binding: 'short' });
  await call('/api/token', `{"grant":"refresh","refreshToken":"${plant('token in broken JSON')}`);

  // A file of a request, and the links that it comes and goes by: its owner is shown them, and nobody else.
  const department = '/operations/production';
  const made = { purpose: 'Gloves', amount: { minor: 900, currency: 'EUR' }, department, folder: department };
  const tom = await tenant.signIn('tom');
  const { id } = (await tom.call('requests.submit', made)).data;
  const content = Buffer.from(plant('content of a file'));
  const file = { id, revision: 1, name: 'note.txt', size: content.length };
  const { url } = (await tom.call('attachments.offer', file)).data;
  plant('signature of an upload', new URL(url, 'http://localhost').searchParams.get('signature') ?? '');
  const own = { host: 'localhost:4000', origin: 'http://localhost:4000', cookie: tom.cookie };
  const put = await served.app.inject({
    method: 'PUT',
    url,
    headers: { ...own, 'content-type': 'application/octet-stream' },
    payload: content,
  });
  expect(put.statusCode).toBe(204);
  const link = (await tom.call('attachments.list', { id })).data.files[0]?.link ?? '';
  plant('signature of a download', new URL(link, 'http://localhost').searchParams.get('signature') ?? '');
  const kept = await served.app.inject({ method: 'GET', url: link, headers: own });
  expect(kept.rawPayload.equals(content)).toBe(true);

  // The same with the database failing under them, and with what it keeps damaged: errors carry what they are made of.
  await dump();
  const [identity] = superusers;
  await identity?.unsafe(`
    create function public.disk_full() returns trigger language plpgsql as
      $$ begin raise exception 'disk full under %', new using errcode = '53100'; end $$;
    create trigger disk_full before insert or update on identity.session
      for each row execute function public.disk_full();
    update identity.client set session_token = '\\x00' where login_id =
      (select id from identity.login where email = '${email}');
    update identity.second_factor set secret = '\\x00' where login_id =
      (select id from identity.login where email = '${email}')`);
  try {
    await call('/rpc/session.stepUp', { code: await device.code(1) }, fifth);
    await call('/rpc/session.signOut', undefined, fifth);
    const again = plantCookie(
      'second half cookie',
      await call('/rpc/session.signIn', { email, password: next }),
    );
    await call('/rpc/session.useRecoveryCode', { code: codes[1] }, again);
    await call('/rpc/session.answerCode', { code: await device.code(1) }, again);
    await call('/api/token', { grant: 'refresh', refreshToken: successor, binding });
    await call('/api/token', {
      grant: 'password',
      email,
      password: next,
      code: codes[2],
      name: 'App',
      binding,
    });
    await dump();
  } finally {
    await identity?.unsafe('drop trigger disk_full on identity.session; drop function public.disk_full()');
    await identity?.unsafe(`delete from identity.login where email = '${email}'`);
  }
  const log = (haystacks.get('the log') ?? []).join('');
  for (const said of ['a call failed', 'a call could not be served', 'tokens could not be given']) {
    expect(log).toContain(said);
  }

  // What the server itself is let in by.
  plant('database address', testStoreOptions().databaseUrl);
  plant('secret', Buffer.from(testSecret).toString('hex'));
  for (const role of [roles.app, roles.identity, roles.migrator, roles.registrar]) {
    plant(`password of ${role}`, loginPassword(testSecret, role));
  }
  plant('sealing key', Buffer.from(served.store.keys.current.key).toString('hex'));
  expect(canaries.size).toBeGreaterThanOrEqual(50);

  const sang = [...haystacks].map(([place, texts]) => {
    const haystack = texts.join('\n');
    const found = [...canaries].filter(([, text]) => spellings(text).some((each) => haystack.includes(each)));
    return { place, looked: haystack.length > 1000, found: found.map(([name]) => name) };
  });
  expect(sang).toEqual([...haystacks.keys()].map((place) => ({ place, looked: true, found: [] })));
});

test('a canary that is written down is found: in a log, and as the bytes of a column', () => {
  const lines: string[] = [];
  const log = serverLog('trace', { write: (line) => void lines.push(line) });
  const secret = plant('secret that is logged');
  log.info({ said: secret }, 'a mistake');
  expect(spellings(secret).some((each) => lines.join('').includes(each))).toBe(true);
  expect(spellings(secret).some((each) => `\\x${Buffer.from(secret).toString('hex')}`.includes(each))).toBe(
    true,
  );
  log.info(
    { token: secret, headers: { cookie: secret }, request: { headers: { authorization: secret } } },
    'x',
  );
  const failure = Object.assign(new Error('no'), { parameters: [secret], query: secret });
  log.error({ err: new Error('outer', { cause: failure }) }, 'y');
  expect(lines.slice(1).join('')).not.toContain(secret);
});

/** Everything that either database holds, as a superuser reads it: of the shared one, what is this tenant's. */
async function dump(): Promise<void> {
  for (const [index, place] of ['the identity database', 'the tenant database'].entries()) {
    const sql = superusers[index];
    if (sql === undefined) throw new Error(`nobody reads ${place}`);
    const tables = await sql<{ name: string; tenant: boolean }[]>`
      select format('%I.%I', nspname, relname) as name,
        exists (select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id') as tenant
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
    for (const { name, tenant: ofTenant } of tables) {
      const where = index === 1 && ofTenant ? `where tenant_id = '${tenant.id}'` : '';
      const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t ${where}`);
      haystacks.get(place)?.push(...rows.map(({ row }) => row));
    }
  }
}
