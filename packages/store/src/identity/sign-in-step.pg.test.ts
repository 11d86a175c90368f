import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import { addTestLogin } from '../testing/add-test-login.ts';
import { createSignInStep, endSignInStep, hasSignInStep, trySignInStep } from './sign-in-step.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** A sign-in that waits for so many ms. @returns the hash of its token */
async function waiting(lifetime: number): Promise<Uint8Array> {
  const tokenHash = randomBytes(32);
  await store.withIdentity(async (tx) =>
    createSignInStep(tx, { tokenHash, loginId: await addTestLogin(tx), lifetime }),
  );
  return tokenHash;
}

const stands = (hash: Uint8Array): Promise<boolean> => store.withIdentity((tx) => hasSignInStep(tx, hash, 5));
const tries = async (hash: Uint8Array): Promise<boolean> =>
  (await store.withIdentity((tx) => trySignInStep(tx, hash, 5))) !== null;

test('a sign-in that waited too long takes no answer', async () => {
  // In this order: those that are over are forgotten when another begins.
  const [still, over] = [await waiting(60_000), await waiting(0)];
  expect([await stands(over), await tries(over)]).toEqual([false, false]);
  expect([await stands(still), await tries(still)]).toEqual([true, true]);
});

test('of a hundred answers at once five are heard, and of those that are right one begins a session', async () => {
  const hash = await waiting(60_000);
  const heard = await Promise.all(Array.from({ length: 100 }, () => tries(hash)));
  expect(heard.filter(Boolean)).toHaveLength(5);
  expect(await stands(hash)).toBe(false);
  const ended = await Promise.all(
    Array.from({ length: 5 }, () => store.withIdentity((tx) => endSignInStep(tx, hash))),
  );
  expect(ended.filter(Boolean)).toHaveLength(1);
});
