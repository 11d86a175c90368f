import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attackerScripts } from '@remit/testkit/attacker-scripts';
import { connectAs, enter, registeredKey } from '@remit/testkit/postgres-app-login';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant, newIds, tenantTables } from '@remit/testkit/postgres-rows';
import { addressOf, inDatabase } from './database-address.ts';
import { loginPassword } from './login-password.ts';
import { databases, roles } from './roles.ts';
import { parseTenantId } from './tenant-id.ts';
import { padsOf, type TicketKey } from './ticket.ts';

const own = parseTenantId(crypto.randomUUID());
const other = parseTenantId(crypto.randomUUID());
const ids = newIds();
const canary = `canary ${crypto.randomUUID()}`;
const scripts = attackerScripts({ own, other, ids });
let key: TicketKey;
let superuser: Sql;
let secrets: readonly string[];

beforeAll(async () => {
  const store = await openTestStore();
  await makeTestTenant(store, { id: own });
  await makeTestTenant(store, { id: other });
  await store.withTenant(own, 'write', (tx) => fillTenant(tx, 'own row'));
  await store.withTenant(other, 'write', (tx) => fillTenant(tx, canary, ids));
  await store.close();
  key = await registeredKey(databases.shared);
  superuser = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), { max: 1 });
  const [row] = await superuser<{ inner: string; outer: string }[]>`
    select encode(inner_pad, 'hex') as inner, encode(outer_pad, 'hex') as outer from context.secret`;
  const { inner, outer } = padsOf(key);
  secrets = [
    row?.inner ?? '',
    row?.outer ?? '',
    Buffer.from(inner).toString('hex'),
    Buffer.from(outer).toString('hex'),
  ];
});
afterAll(() => superuser.end());

/** Everything of the other tenant, and everything that guards it. */
async function snapshot(): Promise<string> {
  const rows = tenantTables.map((table) =>
    superuser.unsafe(
      `select to_jsonb(t) as row from ${table} t where tenant_id = '${other}' order by t::text`,
    ),
  );
  const guards = superuser`
    select polrelid::regclass::text as name, polname, polroles::text, polpermissive, pg_get_expr(polqual, polrelid) as q,
      pg_get_expr(polwithcheck, polrelid) as c, relrowsecurity, relforcerowsecurity, relacl::text
    from pg_policy join pg_class on pg_class.oid = polrelid order by 1, 2`;
  return JSON.stringify(await Promise.all([...rows, guards]));
}

/** Bytes as a printed plan shows them: each a signed number. */
function asPlan(hex: string): string {
  return [...Int8Array.from(Buffer.from(hex, 'hex'))].join(' ');
}

/** Runs a script as the login of requests, inside `own` or inside no tenant. @returns all that it got to see */
async function run(script: string, inside: boolean): Promise<string> {
  const seen: unknown[] = [];
  const address = addressOf(
    testStoreOptions().databaseUrl,
    databases.shared,
    roles.app,
    loginPassword(testSecret, roles.app),
  );
  const sql = postgres(address, {
    max: 1,
    fetch_types: false,
    onnotice: (notice) => seen.push(notice),
    connection: { statement_timeout: 5_000 },
  });
  try {
    if (inside) await enter(sql, key, own);
    seen.push(await sql.unsafe(script));
  } catch (error) {
    seen.push(
      error instanceof postgres.PostgresError ? [error.message, error.detail, error.where] : String(error),
    );
  }
  await sql.unsafe('rollback').catch((error: unknown) => seen.push(String(error)));
  await sql.end();
  return JSON.stringify(seen, (_, value: unknown) => value);
}

test('there are enough scripts, and no two of one name', () => {
  expect(scripts.length).toBeGreaterThanOrEqual(150);
  expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
});

test('the watch below sees a canary, a secret and a change when there is one', async () => {
  const before = await snapshot();
  expect(before).toContain(canary);
  expect(secrets.every((secret) => secret.length === 128)).toBe(true);
  await superuser`update crm.account set name = 'changed' where tenant_id = ${other}`;
  expect(await snapshot()).not.toBe(before);
  await superuser`update crm.account set name = ${canary} where tenant_id = ${other}`;
  expect(await snapshot()).toBe(before);
});

describe('SQL inside one tenant neither shows, changes nor counts anything of another', () => {
  test.each(scripts.map(({ name, sql }) => [name, sql] as const))('%s', async (_, script) => {
    const before = await snapshot();
    for (const inside of [true, false]) {
      const seen = await run(script, inside);
      expect(seen).not.toContain(canary);
      expect(seen).not.toContain(canary.slice(7));
      for (const secret of secrets) {
        expect(seen).not.toContain(secret);
        expect(seen.replaceAll('\\n', ' ')).not.toContain(asPlan(secret));
      }
      // Outside a tenant a script gets no row of anybody.
      if (!inside) expect(seen).not.toContain('own row');
    }
    expect(await snapshot()).toBe(before);
  });
});

test('the server does print plans when it is asked to, so that the watch has something to watch', async () => {
  const script = scripts.find(({ name }) => name === 'plans of the wall, printed');
  expect(await run(script?.sql ?? '', true)).toContain('{PLANNEDSTMT');
});

test('COPY shows a tenant its own rows', async () => {
  const sql = connectAs(roles.app, databases.shared);
  await enter(sql, key, own);
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
    await enter(sql, key, own);
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
