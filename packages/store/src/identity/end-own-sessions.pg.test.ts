import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import { addTestLogin } from '../testing/add-test-login.ts';
import { createClientCode, useClientCode } from './clients.ts';
import { createSession } from './create-session.ts';
import { endOtherSessions } from './end-own-sessions.ts';
import { readSession } from './read-session.ts';
import { createSignInStep, hasSignInStep } from './sign-in-step.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const lifetime = 3_600_000;

/** Somebody with two sessions, a sign-in that waits for its code, and a code for an application. */
async function somebody() {
  const [kept, other, step, code] = [randomBytes(32), randomBytes(32), randomBytes(32), randomBytes(32)];
  const loginId = await store.withIdentity(async (tx) => {
    const login = await addTestLogin(tx);
    for (const tokenHash of [kept, other]) {
      await createSession(tx, {
        tokenHash,
        loginId: login,
        lifetime,
        kind: 'browser',
        secondFactorAt: null,
        address: '127.0.0.1',
        agent: null,
      });
    }
    await createSignInStep(tx, { tokenHash: step, loginId: login, lifetime });
    await createClientCode(tx, {
      codeHash: code,
      loginId: login,
      name: 'a phone',
      secondFactorAt: null,
      lifetime,
    });
    return login;
  });
  const stands = () =>
    store.withIdentity(async (tx) => ({
      kept: (await readSession(tx, kept))?.endedAt === null,
      other: (await readSession(tx, other))?.endedAt === null,
      step: await hasSignInStep(tx, step, 5),
      code: (await useClientCode(tx, code)) !== null,
    }));
  return { loginId, kept, stands };
}

test('whatever somebody else may have begun in a login’s name ends with its sessions, and nobody else’s', async () => {
  const [tom, alice] = [await somebody(), await somebody()];
  const ended = await store.withIdentity((tx) =>
    endOtherSessions(tx, tom.loginId, tom.kept, 'the password was changed'),
  );
  expect(ended).toBe(1);
  expect(await tom.stands()).toEqual({ kept: true, other: false, step: false, code: false });
  expect(await alice.stands()).toEqual({ kept: true, other: true, step: true, code: true });
});
