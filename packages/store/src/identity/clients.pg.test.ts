import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import { addTestLogin } from '../testing/add-test-login.ts';
import { createClientCode, useClientCode } from './clients.ts';

let store: Store;
let loginId = '';
beforeAll(async () => {
  store = await openTestStore();
  loginId = await store.withIdentity(addTestLogin);
});
afterAll(() => store.close());

/** A code for an application that stands for so many ms. @returns its hash */
async function coded(lifetime: number): Promise<Uint8Array> {
  const codeHash = randomBytes(32);
  const code = { codeHash, loginId, name: 'a phone', secondFactorAt: null, lifetime };
  await store.withIdentity((tx) => createClientCode(tx, code));
  return codeHash;
}

const uses = async (hash: Uint8Array): Promise<boolean> =>
  (await store.withIdentity((tx) => useClientCode(tx, hash))) !== null;

test('a code for an application is worth nothing once it is over', async () => {
  const [stands, over] = [await coded(60_000), await coded(0)];
  expect([await uses(stands), await uses(over)]).toEqual([true, false]);
});

test('of a hundred applications that bring one code at once, one is let in', async () => {
  const hash = await coded(60_000);
  const used = await Promise.all(Array.from({ length: 100 }, () => uses(hash)));
  expect(used.filter(Boolean)).toHaveLength(1);
});
