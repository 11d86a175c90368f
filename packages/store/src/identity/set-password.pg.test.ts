import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import { addLogin } from './add-login.ts';
import { findLogin } from './find-login.ts';
import { setPassword } from './set-password.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('of many who change a password at once by the old one, one changes it, and the others are told', async () => {
  const id = randomUUID();
  const email = `${id}@halden.example`;
  const login = { id, email, name: 'Tom Becker', passwordHash: 'the old one' };
  await store.withIdentity((tx) => addLogin(tx, login));
  const changed = await Promise.all(
    Array.from({ length: 20 }, async (_, turn) => {
      const after = `a new one, ${turn}`;
      const done = await store.withIdentity((tx) => setPassword(tx, id, { before: 'the old one', after }));
      return done ? [after] : [];
    }),
  );
  expect(changed.flat()).toHaveLength(1);
  const found = await store.withIdentity((tx) => findLogin(tx, email));
  expect(found?.passwordHash).toBe(changed.flat()[0]);
});
