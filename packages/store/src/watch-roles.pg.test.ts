import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { connectAs } from '@remit/testkit/postgres-app-login';
import { openStore, type Store } from './open-store.ts';
import type { TenantPlacement } from './tenant-placement.ts';

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

async function driftOfTenant(): Promise<readonly string[]> {
  const drifts = await store.findRoleDrift();
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
