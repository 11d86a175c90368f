import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import { addTestLogin } from '../testing/add-test-login.ts';
import { createSession } from './create-session.ts';
import { endSession } from './end-session.ts';
import { enterTenant } from './enter-tenant.ts';
import { readSession } from './read-session.ts';
import { replaceSession } from './replace-session.ts';

let store: Store;
let loginId = '';
beforeAll(async () => {
  store = await openTestStore();
  loginId = await store.withIdentity(addTestLogin);
});
afterAll(() => store.close());

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
  expect((await read(old))?.endedAt).not.toBeNull();
  expect((await read(next ?? old))?.endedAt).toBeNull();
});

test('a session goes on to its own end, in the tenants that it entered and under the standing of then', async () => {
  const [old, { id: tenantId }] = [await begun(3_600_000), await makeTestTenant(store)];
  const enter = (tokenHash: Uint8Array, memberEpoch: number) =>
    store.withIdentity((tx) => enterTenant(tx, { tokenHash, tenantId, memberEpoch, tenantEpoch: 2 }));
  await enter(old, 1);
  const next = (await goesOn(old, true)) ?? old;
  const [before, after] = [await read(old), await read(next)];
  expect(after?.expiresAt).toBe(before?.expiresAt);
  expect([before?.secondFactorAt, typeof after?.secondFactorAt]).toEqual([null, 'number']);
  expect(await enter(next, 7)).toEqual({ memberEpoch: 1, tenantEpoch: 2 });
});
