import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { connectAs } from '@remit/testkit/postgres-app-login';
import { openStore, type Store } from '../open-store.ts';
import type { TenantPlacement } from '../tenants/tenant-placement.ts';

let store: Store;
let admin: Sql;
let tenant: TenantPlacement;

beforeAll(async () => {
  store = await openTestStore();
  tenant = await makeTestTenant(store, { tier: 'dedicated' });
  admin = postgres(testStoreOptions().databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await store.close();
  await admin.end();
});

const unasked: [server: string, error: unknown][] = [];
beforeEach(() => void unasked.splice(0));

async function driftOfTenant(): Promise<readonly string[]> {
  const drifts = await store.findRoleDrift((server, error) => unasked.push([server, error]));
  return drifts.flatMap(({ role, what }) => (role === tenant.loginName ? [what] : []));
}

test('a login that changes its own password or settings, as SQL let in once could, is noticed and set right', async () => {
  expect(await driftOfTenant()).toEqual([]);
  const login = connectAs(tenant.loginName, tenant.databaseName);
  await login.unsafe(`alter role ${tenant.loginName} set statement_timeout = '1ms'`);
  await login.unsafe(`alter role ${tenant.loginName} password 'owned'`);
  await login.end();
  expect(await driftOfTenant()).toEqual(['has another password', 'has settings of its own']);
  const troubles: string[] = [];
  await (
    await openStore({ ...testStoreOptions(), onTrouble: (sentence) => troubles.push(sentence) })
  ).close();
  expect(troubles.filter((sentence) => sentence.includes(tenant.loginName))).toEqual([
    expect.stringContaining('another password'),
    expect.stringContaining('settings of its own'),
  ]);
  expect(await driftOfTenant()).toEqual([]);
});

test.each([
  ['bypassrls', 'nobypassrls', 'may do other things than requests must'],
  ['nologin', 'login', 'may do other things than requests must'],
])('a login that somebody made %s is noticed', async (change, back, what) => {
  await admin.unsafe(`alter role ${tenant.loginName} ${change}`);
  try {
    expect(await driftOfTenant()).toEqual([what]);
  } finally {
    await admin.unsafe(`alter role ${tenant.loginName} ${back}`);
  }
  expect(await driftOfTenant()).toEqual([]);
});

test('a login that was made a member of another role is noticed', async () => {
  await admin.unsafe(`grant remit_owner to ${tenant.loginName}`);
  try {
    expect(await driftOfTenant()).toEqual(['is a member of another role']);
  } finally {
    await admin.unsafe(`revoke remit_owner from ${tenant.loginName}`);
  }
});

test('a server that cannot be asked is named, and what is found on the others is not lost with it', async () => {
  const lost = await makeTestTenant(store, { tier: 'dedicated' });
  const liesOn = (server: string) =>
    store.withIdentity((tx) =>
      tx.rows(sql`update identity.tenant set server = ${server} where id = ${lost.id}`),
    );
  await liesOn('sunk');
  await admin.unsafe(`alter role ${tenant.loginName} nologin`);
  try {
    expect(await driftOfTenant()).toEqual(['may do other things than requests must']);
    expect(unasked).toEqual([['sunk', expect.objectContaining({ code: 'unavailable' })]]);
  } finally {
    await admin.unsafe(`alter role ${tenant.loginName} login`);
    await liesOn('main');
  }
});
