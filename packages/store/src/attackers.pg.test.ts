import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AttackerScript, attackerScripts } from '@remit/testkit/attacker-scripts';
import { loginSecret } from '@remit/testkit/login-secret';
import { connectAs, enter, registeredKey } from '@remit/testkit/postgres-app-login';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant, newIds } from '@remit/testkit/postgres-rows';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { seededRandom } from '@remit/testkit/seeded-random';
import { addressOf, inDatabase } from './provision/database-address.ts';
import { databases, roles } from './directory/roles.ts';
import { parseTenantId, type TenantId } from './tenant-id.ts';
import { type TicketKey, writeTicket } from './connection/ticket.ts';

const own = parseTenantId(crypto.randomUUID());
const other = parseTenantId(crypto.randomUUID());
const alone = parseTenantId(crypto.randomUUID());
const ids = newIds();
const canary = `canary ${crypto.randomUUID()}`;

/** A database with an attacker in it. */
interface Scene {
  readonly database: string;
  readonly login: string;
  readonly password: string;
  /** The tenant whose transaction the SQL got into. */
  readonly tenant: TenantId;
  readonly key: TicketKey;
  readonly superuser: Sql;
  readonly scripts: readonly AttackerScript[];
  /** What guards the keys, in hex; nobody may see it. */
  readonly secrets: readonly string[];
}

let shared: Scene;
let dedicated: Scene;

beforeAll(async () => {
  const store = await openTestStore();
  await makeTestTenant(store, { id: own });
  await makeTestTenant(store, { id: other });
  const placement = await makeTestTenant(store, { id: alone, tier: 'dedicated' });
  await store.withTenant(own, 'write', (tx) => fillTenant(tx, 'own row'));
  await store.withTenant(other, 'write', (tx) => fillTenant(tx, canary, ids));
  await store.withTenant(alone, 'write', (tx) => fillTenant(tx, 'own row'));
  await store.close();
  shared = await setScene(databases.shared, roles.app, own);
  dedicated = await setScene(placement.databaseName, placement.loginName, alone);
});
afterAll(() => Promise.all([shared.superuser.end(), dedicated.superuser.end()]));

async function setScene(database: string, login: string, tenant: TenantId): Promise<Scene> {
  const key = await registeredKey(database);
  const superuser = postgres(inDatabase(testStoreOptions().databaseUrl, database), { max: 1 });
  const names = async (query: string): Promise<readonly string[]> =>
    (await superuser.unsafe<{ name: string }[]>(query)).map(({ name }) => name);
  const [row] = await superuser<{ pad: string; keyPad: string }[]>`
    select encode(pad, 'hex') as pad, encode(key_pad, 'hex') as "keyPad" from context.secret`;
  const elsewhere = connectAs(login, database);
  const [backend] = await elsewhere<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await elsewhere.end();
  return {
    database,
    login,
    password: await loginSecret(testStoreOptions().databaseUrl, testSecret, login),
    tenant,
    key,
    superuser,
    scripts: attackerScripts({
      own: tenant,
      other,
      ids,
      login,
      tables: await names(`
        select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
        where attname = 'tenant_id' and relkind in ('r', 'p') and relnamespace::regnamespace::text <> 'context' order by 1`),
      // Other tests make logins too; one of those is as good as all of them.
      roles: await names(`
        select rolname as name from pg_roles where rolname !~ '^remit_t_'
        union (select rolname from pg_roles where rolname ~ '^remit_t_' and rolname <> '${login}' limit 1) order by 1`),
      functions: await names(`
        select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = pronamespace
        where nspname not in ('pg_catalog', 'information_schema') order by 1`),
      tickets: ticketsFor(key, tenant, backend?.pid ?? 0),
    }),
    secrets: [row?.pad ?? '', row?.keyPad ?? '', Buffer.from(key.key).toString('hex')],
  };
}

/** Tickets that an attacker may have come by, or made up. @param pid of a connection that is no longer there */
function ticketsFor(key: TicketKey, tenant: TenantId, pid: number): Readonly<Record<string, string>> {
  const right = writeTicket(key, other, pid, Date.now());
  const parts = right.split('|');
  const edited = (index: number, value: string): string =>
    parts.map((part, at) => (at === index ? value : part)).join('|');
  return {
    'of another connection': right,
    'of the first connection of all': writeTicket(key, other, 1, Date.now()),
    'of any connection': writeTicket(key, other, 0, Date.now()),
    expired: writeTicket(key, other, pid, Date.now() - 3_600_000),
    'from the future': writeTicket(key, other, pid, Date.now() + 3_600_000),
    'of an unknown key': edited(0, '0123456789abcdef01'),
    'with another tenant': writeTicket(key, tenant, pid, Date.now()).replace(tenant, other),
    'with another connection': edited(2, '1'),
    'with another expiry': edited(3, '99999999999999'),
    'with an expiry that is no number': edited(3, 'NaN'),
    'without a code': edited(4, ''),
    'with a code of zeroes': edited(4, '0'.repeat(64)),
    'with a code in capitals': edited(4, (parts[4] ?? '').toUpperCase()),
    'with half a code': edited(4, (parts[4] ?? '').slice(0, 32)),
    'with a part more': `${right}|`,
    empty: '',
    'a key id and nothing else': key.kid,
    'bars alone': '||||',
    'very long': right.repeat(100),
  };
}

/** Everything of the other tenant in the shared database, and everything that guards it in the scene's. */
async function snapshot({ superuser }: Scene): Promise<string> {
  const tables = await shared.superuser<{ name: string }[]>`
    select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
    where attname = 'tenant_id' and relkind in ('r', 'p') order by 1`;
  const rows = tables.map(({ name }) =>
    shared.superuser.unsafe(
      `select to_jsonb(t) as row from ${name} t where tenant_id = '${other}' order by t::text`,
    ),
  );
  const guards = superuser`
    select polrelid::regclass::text as name, polname, polroles::text, polpermissive, pg_get_expr(polqual, polrelid) as q,
      pg_get_expr(polwithcheck, polrelid) as c, relrowsecurity, relforcerowsecurity, relacl::text
    from pg_policy join pg_class on pg_class.oid = polrelid order by 1, 2`;
  const functions = superuser`
    select oid::regprocedure::text as name, md5(prosrc), prosecdef, proacl::text, proconfig::text, proowner from pg_proc
    where pronamespace::regnamespace::text in ('remit', 'crm', 'hr', 'fin', 'wms', 'context') order by 1`;
  const logins = superuser`
    select rolname, rolsuper, rolbypassrls, md5(rolpassword) as password from pg_authid where rolname like 'remit\\_%'
      and rolname !~ '^remit_t_' order by 1`;
  return JSON.stringify(await Promise.all([...rows, guards, functions, logins]));
}

/** Bytes as a printed plan shows them: each a signed number. */
function asPlan(hex: string): string {
  return [...Int8Array.from(Buffer.from(hex, 'hex'))].join(' ');
}

/** Runs a script as the login of requests, inside the scene's tenant or inside none. @returns all that it got to see */
async function run(
  { database, login, password, key, tenant }: Scene,
  script: string,
  inside: boolean,
): Promise<string> {
  const seen: unknown[] = [];
  const address = addressOf(testStoreOptions().databaseUrl, database, login, password);
  const sql = postgres(address, {
    max: 1,
    fetch_types: false,
    onnotice: (notice) => seen.push(notice),
    connection: { statement_timeout: 5_000 },
  });
  try {
    if (inside) await enter(sql, key, tenant);
    seen.push(await sql.unsafe(script));
  } catch (error) {
    seen.push(
      error instanceof postgres.PostgresError ? [error.message, error.detail, error.where] : String(error),
    );
  }
  await sql.unsafe('rollback').catch((error: unknown) => seen.push(String(error)));
  await sql.end();
  // The texts of the scripts name nothing that is secret, so what is found here came from the database.
  return JSON.stringify(seen);
}

/** What a script got to see that it must not see; null when there is none of it. */
function lootIn(seen: string, { secrets }: Scene, inside: boolean): string | null {
  if (seen.includes(canary) || seen.includes(canary.slice(7))) return 'a row of the other tenant';
  const flat = seen.replaceAll('\\n', ' ');
  for (const secret of secrets) {
    if (seen.includes(secret) || flat.includes(asPlan(secret))) return 'a key';
  }
  return !inside && seen.includes('own row') ? 'a row without a tenant' : null;
}

test('there are more than a thousand scripts for each tier, and no two of one name', () => {
  for (const { scripts } of [shared, dedicated]) {
    expect(scripts.length).toBeGreaterThanOrEqual(1_000);
    expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
  }
});

test('the watch below sees a canary, a secret and a change when there is one', async () => {
  const before = await snapshot(shared);
  expect(before).toContain(canary);
  expect(lootIn(`x ${canary}`, shared, true)).toBe('a row of the other tenant');
  expect(lootIn(`x ${asPlan(shared.secrets[1] ?? '')}`, shared, true)).toBe('a key');
  expect(lootIn('own row', shared, false)).toBe('a row without a tenant');
  expect(shared.secrets.map((secret) => secret.length)).toEqual([128, 128, 64]);
  await shared.superuser`update crm.account set name = 'changed' where tenant_id = ${other}`;
  expect(await snapshot(shared)).not.toBe(before);
  await shared.superuser`update crm.account set name = ${canary} where tenant_id = ${other}`;
});

/** Scripts that run side by side: each is alone on its connection. */
const abreast = 6;
const seed = runSeed();
/** How many scripts a run has time for, inside a tenant of the shared tier; the night has time for all. */
const asked = runCount('REMIT_ATTACKS', 1_000);

/** Another part of the scripts every time. */
function partOf(scripts: readonly AttackerScript[], most: number): readonly AttackerScript[] {
  const random = seededRandom(seed);
  const shuffled = scripts
    .map((script) => ({ script, place: random.below(1_000_000_000) }))
    .toSorted((a, b) => a.place - b.place);
  return shuffled.slice(0, most).map(({ script }) => script);
}

describe.each([
  ['shared', 'inside one tenant', 1],
  ['shared', 'outside every tenant', 0.3],
  ['dedicated', 'inside one tenant', 0.4],
] as const)('SQL of an attacker in the %s tier, %s', (tier, where, share) => {
  test(`neither shows, changes nor counts anything of another tenant’s (seed ${seed})`, async () => {
    const scene = tier === 'shared' ? shared : dedicated;
    const inside = where === 'inside one tenant';
    const waiting = [...partOf(scene.scripts, Math.ceil(asked * share))];
    const before = await snapshot(scene);
    process.stdout.write(`${tier} tier, ${where}: ${waiting.length} of ${scene.scripts.length} scripts\n`);
    const loot: string[] = [];
    await Promise.all(
      Array.from({ length: abreast }, async () => {
        for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
          const found = lootIn(await run(scene, script.sql, inside), scene, inside);
          if (found !== null) loot.push(`${script.name}: ${found}`);
        }
      }),
    );
    expect(loot).toEqual([]);
    expect(await snapshot(scene)).toBe(before);
  });
});

test('the server does print plans when it is asked to, so that the watch has something to watch', async () => {
  const script = shared.scripts.find(({ name }) => name === 'spying: plans of the wall, printed');
  expect(await run(shared, script?.sql ?? '', true)).toContain('{PLANNEDSTMT');
});

test.each([
  ['remit.tenant()', true, 'spying: plans of the wall, printed'],
  ['remit.enter(text)', false, 'spying: plans of the ticket check, printed'],
] as const)(
  'the watch sees the secret in the plans of %s where they are not kept from whoever asks',
  async (name, inside, spy) => {
    const { superuser, scripts } = dedicated;
    const script = scripts.find((each) => each.name === spy)?.sql ?? '';
    await superuser.unsafe(`alter function ${name} reset debug_print_plan`);
    try {
      expect(lootIn(await run(dedicated, script, inside), dedicated, inside)).toBe('a key');
    } finally {
      await superuser.unsafe(`alter function ${name} set debug_print_plan = off`);
    }
    expect(lootIn(await run(dedicated, script, inside), dedicated, inside)).toBeNull();
  },
);

test('COPY shows a tenant its own rows', async () => {
  const sql = connectAs(roles.app, databases.shared);
  await enter(sql, shared.key, own);
  const chunks: Buffer[] = [];
  for await (const chunk of await sql.unsafe('copy (select name from crm.account) to stdout').readable()) {
    chunks.push(chunk as Buffer);
  }
  expect(Buffer.concat(chunks).toString()).toBe('own row\n');
  await sql.end();
});

test('foreign ids cannot be told from ids that do not exist', async () => {
  const answers: string[] = [];
  for (const account of [ids.account, crypto.randomUUID()]) {
    const sql = connectAs(roles.app, databases.shared);
    await enter(sql, shared.key, own);
    const refused = sql`
      insert into crm.contract (tenant_id, id, folder, number, name, account_id)
      values (${own}, ${crypto.randomUUID()}, '/sales', 'X-1', 'x', ${account})`;
    const error: unknown = await refused.catch((caught: unknown) => caught);
    if (!(error instanceof postgres.PostgresError)) throw new Error('the insert was accepted');
    answers.push(`${error.code} ${error.message} ${(error.detail ?? '').replaceAll(account, 'id')}`);
    await sql.end();
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toContain('23503');
});
