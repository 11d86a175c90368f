import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, testStoreOptions } from '@remit/testkit/postgres';
import { openStore, type Store } from '../open-store.ts';
import { dedicatedName } from '../directory/roles.ts';
import { parseTenantId, type TenantId } from '../tenant-id.ts';
import type { TenantPlacement } from '../tenants/tenant-placement.ts';
import { moveAct } from '../testing/move-act.ts';

/** A fleet whose second server is the first under another key: what is left on one is there on the other. */
let store: Store;
let admin: Sql;
const tenants: TenantId[] = [];

beforeAll(async () => {
  const options = testStoreOptions();
  store = await openStore({ ...options, servers: new Map([['second', options.databaseUrl]]) });
  admin = postgres(options.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  // A store that knows one server alone refuses to open while a tenant lies on another.
  for (const id of tenants) await destroyed(id);
  await store.close();
  await admin.end();
});

async function destroyed(id: TenantId): Promise<void> {
  await store.lifecycle.remove(id, 1, moveAct());
  await store.withIdentity((tx) =>
    tx.rows(sql`update identity.tenant set purge_at = now() where id = ${id}`),
  );
  await store.purgeTenant(id, moveAct());
}

const freshSlug = (): string => `o${randomBytes(6).toString('hex')}`;

async function made(slug: string, tier: 'dedicated' | 'shared'): Promise<TenantPlacement> {
  const tenant = await makeTestTenant(store, { slug, tier });
  tenants.push(tenant.id);
  return tenant;
}

async function renamed({ id }: TenantPlacement): Promise<string> {
  const slug = freshSlug();
  await store.lifecycle.rename(id, { slug, name: 'Renamed' }, moveAct());
  return slug;
}

const moveTo = (tenantId: TenantId, server: string, onProgress = (): void => undefined) =>
  store.moveTenant({ tenantId, server, act: moveAct(), onProgress });

const answers = (id: TenantId): Promise<unknown> =>
  store.withTenant(id, 'read', (tx) => tx.rows(sql`select slug from remit.tenant`));

test('whoever takes the slug that a tenant had before it moved gets a database of their own, which stays when what that one left is purged', async () => {
  const slug = freshSlug();
  const first = await made(slug, 'dedicated');
  await renamed(first);
  await moveTo(first.id, 'second');
  const heir = await made(slug, 'dedicated');
  expect(heir.databaseName).not.toBe(first.databaseName);
  await store.purgeMoved(first.id, moveAct(), 0);
  expect(await answers(heir.id)).toEqual([{ slug }]);
});

test('the name of a database that a tenant is on its way to is nobody else’s meanwhile, and what is there stays when it does not go', async () => {
  const slug = freshSlug();
  const leaving = await made(slug, 'shared');
  const stop = new Error('stopped on purpose');
  // Before there is such a database.
  const stopped = moveTo(leaving.id, 'main', () => {
    throw stop;
  });
  await expect(stopped).rejects.toBe(stop);
  await renamed(leaving);
  const heir = await made(slug, 'dedicated');
  expect(heir.databaseName).not.toBe(dedicatedName(slug));
  await store.cancelMove(leaving.id, moveAct());
  expect(await answers(heir.id)).toEqual([{ slug }]);
});

test('a process that knew a tenant where another one’s database lies by now finds it where it is', async () => {
  const options = testStoreOptions();
  const other = await openStore({ ...options, servers: new Map([['second', options.databaseUrl]]) });
  try {
    const slug = freshSlug();
    const first = await made(slug, 'dedicated');
    const asked = () =>
      other.withTenant(first.id, 'write', (tx) =>
        tx.rows<{ slug: string }>(sql`select slug from remit.tenant`),
      );
    expect(await asked()).toEqual([{ slug }]);
    const now = await renamed(first);
    await moveTo(first.id, 'second');
    await store.purgeMoved(first.id, moveAct(), 0);
    expect((await made(slug, 'dedicated')).databaseName).toBe(first.databaseName);
    expect(await asked()).toEqual([{ slug: now }]);
  } finally {
    await other.close();
  }
});

async function verifierOf(login: string): Promise<unknown> {
  const [role] = await admin`select rolpassword from pg_authid where rolname = ${login}`;
  return role?.['rolpassword'];
}

test('a database that somebody else has under a name that a tenant’s would have is not touched, nor its login, and stays when that tenant does not move there or is destroyed', async () => {
  const slug = freshSlug();
  const name = dedicatedName(slug);
  await admin.unsafe(`create database ${name}`);
  await admin.unsafe(`create role ${name} login password 'theirs'`);
  try {
    const asItWas = async () => ({
      verifier: await verifierOf(name),
      databases: await admin`
        select has_database_privilege('public', datname, 'connect') as open from pg_database where datname = ${name}`,
    });
    const before = await asItWas();
    expect(before.databases).toEqual([{ open: true }]);
    const moving = await made(slug, 'shared');
    await expect(moveTo(moving.id, 'second')).rejects.toMatchObject({ code: 'refused' });
    await store.cancelMove(moving.id, moveAct());
    expect(await asItWas()).toEqual(before);

    await renamed(moving);
    const id = parseTenantId(randomUUID());
    await expect(makeTestTenant(store, { id, slug, tier: 'dedicated' })).rejects.toMatchObject({
      code: 'refused',
    });
    await destroyed(id);
    expect(await asItWas()).toEqual(before);
  } finally {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.unsafe(`drop role ${name}`);
  }
});
