import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import { addLogin } from './add-login.ts';
import { createSession } from './create-session.ts';
import { readOperator, setOperator } from './operators.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('whoever operates Remit does so in their browser: an application that acts for them is nobody there', async () => {
  const id = randomUUID();
  const email = `${id}@remit.example`;
  const hashes = { browser: randomBytes(32), client: randomBytes(32) };
  const act = { loginId: null, operator: null, reason: 'to see', correlationId: randomUUID() };
  await store.withIdentity(async (tx) => {
    const loginId = await addLogin(tx, { id, email, name: 'Olga Brandt', passwordHash: 'none' });
    for (const kind of ['browser', 'client'] as const) {
      await createSession(tx, {
        tokenHash: hashes[kind],
        loginId,
        lifetime: 3_600_000,
        kind,
        secondFactorAt: 'now',
        address: '127.0.0.1',
        agent: null,
      });
    }
  });
  const operates = (kind: 'browser' | 'client') =>
    store.withIdentity(async (tx) => (await readOperator(tx, hashes[kind])) !== null);
  expect([await operates('browser'), await operates('client')]).toEqual([false, false]);
  await store.withIdentity((tx) => setOperator(tx, email, true, act));
  expect([await operates('browser'), await operates('client')]).toEqual([true, false]);
  await store.withIdentity((tx) => setOperator(tx, email, false, act));
  expect([await operates('browser'), await operates('client')]).toEqual([false, false]);
});
