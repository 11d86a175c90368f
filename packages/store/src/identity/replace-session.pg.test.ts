import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import { addTestLogin } from '../testing/add-test-login.ts';
import { createSession } from './create-session.ts';
import { endOwnSession } from './end-own-sessions.ts';
import { endSession } from './end-session.ts';
import { endedHere, endSessionInTenant } from './end-sessions.ts';
import { enterTenant } from './enter-tenant.ts';
import { readSession } from './read-session.ts';
import { replaceSession } from './replace-session.ts';

let store: Store;
let server: Sql;
let loginId = '';
beforeAll(async () => {
  store = await openTestStore();
  server = postgres(testStoreOptions().databaseUrl, { max: 1 });
  loginId = await store.withIdentity(addTestLogin);
});
afterAll(async () => {
  await server.end();
  await store.close();
});

/** A session that lasts so many ms. @returns the hash of its token */
async function begun(lifetime: number): Promise<Uint8Array> {
  const tokenHash = randomBytes(32);
  await store.withIdentity((tx) =>
    createSession(tx, {
      tokenHash,
      loginId,
      lifetime,
      kind: 'browser',
      secondFactorAt: null,
      address: '127.0.0.1',
      agent: null,
    }),
  );
  return tokenHash;
}

/** @returns the hash of the token under which it goes on; null when it does not */
async function goesOn(oldHash: Uint8Array, confirmed = false): Promise<Uint8Array | null> {
  const newHash = randomBytes(32);
  const replaced = await store.withIdentity((tx) => replaceSession(tx, { oldHash, newHash, confirmed }));
  return replaced === null ? null : newHash;
}

/** Who waits for what a process holds. */
const waitersOn = (pid: number) =>
  server`select pid from pg_stat_activity where ${pid}::int = any (pg_blocking_pids(pid))`;

const read = (hash: Uint8Array) => store.withIdentity((tx) => readSession(tx, hash));

test('a session that is over does not go on under another token, whoever kept the old one', async () => {
  const [ended, expired] = [await begun(3_600_000), await begun(0)];
  await store.withIdentity((tx) => endSession(tx, ended, 'signed out'));
  expect([await goesOn(ended), await goesOn(expired)]).toEqual([null, null]);
});

test('of many who go on with one session at once, one does, and its old token is worth nothing', async () => {
  const old = await begun(3_600_000);
  const all = await Promise.all(Array.from({ length: 20 }, () => goesOn(old)));
  const [next, ...others] = all.filter((hash) => hash !== null);
  expect(others).toEqual([]);
  expect(await read(old)).toBeNull();
  expect((await read(next ?? old))?.endedAt).toBeNull();
});

test('a session is the same one under whatever token: what was shown of it ends it', async () => {
  const [old, { id: tenantId }] = [await begun(3_600_000), await makeTestTenant(store)];
  const id = (await read(old))?.id ?? '';
  const entry = { tenantId, memberEpoch: 1, tenantEpoch: 1 };
  await store.withIdentity((tx) => enterTenant(tx, { ...entry, tokenHash: old }));
  const next = (await goesOn(old)) ?? old;
  expect((await read(next))?.id).toBe(id);
  expect(await store.withIdentity((tx) => endSessionInTenant(tx, tenantId, id))).toBe(true);
  expect(await store.withIdentity((tx) => enterTenant(tx, { ...entry, tokenHash: next }))).toEqual({
    memberEpoch: endedHere,
    tenantEpoch: 1,
  });
  expect(await store.withIdentity((tx) => endOwnSession(tx, loginId, id))).toBe('browser');
  expect((await read(next))?.endedAt).not.toBeNull();
});

/**
 * Goes on with a session, and has something else begin before that commits.
 * @returns what it came to, and the hash of the new token
 */
async function besideGoingOn<T>(oldHash: Uint8Array, beside: () => Promise<T>): Promise<[T, Uint8Array]> {
  const newHash = randomBytes(32);
  const begunBeside = await store.withIdentity(async (tx) => {
    await replaceSession(tx, { oldHash, newHash, confirmed: false });
    const [self] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const done = beside();
    await expect.poll(async () => (await waitersOn(self?.pid ?? 0)).length).toBe(1);
    return { done };
  });
  return [await begunBeside.done, newHash];
}

test('a sign-out that comes while its session goes on under another token ends it there', async () => {
  const old = await begun(3_600_000);
  const [ended, next] = await besideGoingOn(old, () =>
    store.withIdentity((tx) => endSession(tx, old, 'signed out')),
  );
  expect(ended?.loginId).toBe(loginId);
  expect((await read(next))?.endedAt).not.toBeNull();
});

test('a call that comes into a tenant while its session goes on under another token comes in no more', async () => {
  const [old, { id: tenantId }] = [await begun(3_600_000), await makeTestTenant(store)];
  const [entered] = await besideGoingOn(old, () =>
    store.withIdentity((tx) => enterTenant(tx, { tokenHash: old, tenantId, memberEpoch: 1, tenantEpoch: 1 })),
  );
  expect(entered).toBeNull();
});

test('a session that is ended in a tenant while it goes on under another token is ended there', async () => {
  const [old, { id: tenantId }] = [await begun(3_600_000), await makeTestTenant(store)];
  const entry = { tenantId, memberEpoch: 1, tenantEpoch: 1 };
  await store.withIdentity((tx) => enterTenant(tx, { ...entry, tokenHash: old }));
  const id = (await read(old))?.id ?? '';
  const [ended] = await besideGoingOn(old, () =>
    store.withIdentity((tx) => endSessionInTenant(tx, tenantId, id)),
  );
  expect(ended).toBe(true);
});

test('a session goes on to its own end, in the tenants that it entered and under the standing of then', async () => {
  const [old, { id: tenantId }] = [await begun(3_600_000), await makeTestTenant(store)];
  const enter = (tokenHash: Uint8Array, memberEpoch: number) =>
    store.withIdentity((tx) => enterTenant(tx, { tokenHash, tenantId, memberEpoch, tenantEpoch: 2 }));
  await enter(old, 1);
  const before = await read(old);
  const next = (await goesOn(old, true)) ?? old;
  const after = await read(next);
  expect(after?.expiresAt).toBe(before?.expiresAt);
  expect([before?.secondFactorAt, typeof after?.secondFactorAt]).toEqual([null, 'number']);
  expect(await enter(next, 7)).toEqual({ memberEpoch: 1, tenantEpoch: 2 });
});
