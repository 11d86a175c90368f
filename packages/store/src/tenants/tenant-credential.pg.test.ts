import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { addressOf, inDatabase } from '../provision/database-address.ts';
import { loginPassword, passwordVerifier } from '../provision/login-password.ts';
import { openStore, type Store } from '../open-store.ts';
import { databases } from '../directory/roles.ts';
import { rotateSecrets } from '../secrets/rotate-secrets.ts';
import { openSecret } from '../secret-box.ts';
import { readCredential } from './tenant-credential.ts';
import type { TenantPlacement } from './tenant-placement.ts';
import type { StoreOptions } from '../store-parts.ts';

const { databaseUrl } = testStoreOptions();
let store: Store;
let tenant: TenantPlacement;
let superuser: Sql;

beforeAll(async () => {
  store = await openTestStore();
  tenant = await makeTestTenant(store, { tier: 'dedicated' });
  superuser = postgres(inDatabase(databaseUrl, databases.identity), { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await store.close();
  await superuser.end();
});

async function kept(by: Store = store): Promise<string> {
  const password = await by.withIdentity((tx) => readCredential(tx, by.keys, tenant));
  if (password === null) throw new Error('the tenant has no credential');
  return password;
}

/** What comes of signing in to the tenant's database with a password. */
async function knock(password: string): Promise<string> {
  const sql = postgres(addressOf(databaseUrl, tenant.databaseName, tenant.loginName, password), { max: 1 });
  try {
    await sql`select 1`;
    return 'let in';
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  } finally {
    await sql.end();
  }
}

/** Starts a store anew. @returns what it says of the tenant's login, and the password that counts then */
async function start(more: Partial<StoreOptions> = {}): Promise<{ said: string[]; password: string }> {
  const said: string[] = [];
  const next = await openStore({ ...testStoreOptions(), onTrouble: (each) => said.push(each), ...more });
  const password = await kept(next);
  await next.close();
  return { said: said.filter((each) => each.includes(tenant.loginName)), password };
}

test('a dedicated tenant’s login is let in by a password of its own, which the secret does not give', async () => {
  expect(await knock(loginPassword(testSecret, tenant.loginName))).toBe('28P01');
  expect(await knock(await kept())).toBe('let in');
  expect((await start()).password).toBe(await kept());
});

test('it is sealed, and opens on no other row and for no other tenant', async () => {
  const [row] = await superuser<{ place: string; password: Uint8Array }[]>`
    select place, password from identity.tenant_credential where tenant_id = ${tenant.id}`;
  if (row === undefined) throw new Error('the tenant has no credential');
  expect(Buffer.from(row.password).includes(await kept())).toBe(false);
  const right = {
    table: 'identity.tenant_credential',
    column: 'password',
    row: row.place,
    tenantId: tenant.id,
  };
  expect(Buffer.from(openSecret(store.keys, right, row.password)).toString()).toBe(await kept());
  for (const wrong of [{ row: `${row.place}x` }, { tenantId: crypto.randomUUID() }, { column: 'place' }]) {
    expect(() => openSecret(store.keys, { ...right, ...wrong }, row.password)).toThrow(
      'belongs to another row',
    );
  }
});

test('a login from before it had one is given one by the next start, without an alarm', async () => {
  await superuser`delete from identity.tenant_credential where tenant_id = ${tenant.id}`;
  await superuser.unsafe(
    `alter role ${tenant.loginName} password '${passwordVerifier(testSecret, tenant.loginName)}'`,
  );
  expect(await knock(loginPassword(testSecret, tenant.loginName))).toBe('let in');
  const { said, password } = await start();
  expect(said).toEqual([]);
  expect(await knock(loginPassword(testSecret, tenant.loginName))).toBe('28P01');
  expect(await knock(password)).toBe('let in');
  // A process that was running meanwhile reads it for each connection that it opens.
  const rows = await store.withTenant(tenant.id, 'read', async (tx) => tx.tenantId);
  expect(rows).toBe(tenant.id);
});

test('it goes over to a new key, and one whose key is gone is replaced, saying so', async () => {
  // What files before this one left: some of it opens under no key at all.
  await superuser`delete from identity.second_factor`;
  const secretKeys = [new Uint8Array(32).fill(9)];
  const before = await kept();
  const anew = await openStore({ ...testStoreOptions(), secretKeys });
  await rotateSecrets({ withIdentity: anew.withIdentity, keys: anew.keys, onProgress: () => undefined });
  expect(await kept(anew)).toBe(before);
  await anew.close();
  // Without the new key.
  await expect(kept()).rejects.toThrow('a key that is not there');
  const { said, password } = await start();
  expect(said).toEqual([
    expect.stringContaining('sealed under a key that is not there any more'),
    expect.stringContaining('another password'),
  ]);
  expect(password).not.toBe(before);
  expect(await knock(before)).toBe('28P01');
  expect(await knock(password)).toBe('let in');
  // Back under the key of the run, which other files open theirs with.
  await rotateSecrets({
    withIdentity: store.withIdentity,
    keys: { current: store.keys.current, old: [anew.keys.current] },
    onProgress: () => undefined,
  });
});

test('what was altered is refused, and nothing is made in its place', async () => {
  await superuser`
    update identity.tenant_credential set password = set_byte(password, 60, 255 - get_byte(password, 60))
    where tenant_id = ${tenant.id}`;
  try {
    await expect(start()).rejects.toThrow('was altered, or belongs to another row');
  } finally {
    await superuser`
      update identity.tenant_credential set password = set_byte(password, 60, 255 - get_byte(password, 60))
      where tenant_id = ${tenant.id}`;
  }
  expect(await knock((await start()).password)).toBe('let in');
});

test('it goes with its tenant', async () => {
  const other = await makeTestTenant(store, { tier: 'dedicated' });
  await superuser`delete from identity.tenant where id = ${other.id}`;
  expect(await superuser`select from identity.tenant_credential where tenant_id = ${other.id}`).toHaveLength(
    0,
  );
  await superuser.unsafe(`drop database ${other.databaseName} with (force)`);
  await superuser.unsafe(`drop role ${other.loginName}`);
});
