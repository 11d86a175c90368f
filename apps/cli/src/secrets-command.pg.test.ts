import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLogin } from '@remit/store/identity/add-login';
import { confirmFactor, offerFactor, readFactor } from '@remit/store/identity/second-factor';
import { keyRing } from '@remit/store/secrets/key-ring';
import type { Store } from '@remit/store/open-store';
import { rotateSecrets } from '@remit/store/secrets/rotate-secrets';
import { openTestStore, postgresUrl, testSecret } from '@remit/testkit/postgres';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

function remit(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve(import.meta.dirname, 'remit.ts'), ...args],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: postgresUrl(),
        IDENTITY_DATABASE_URL: postgresUrl(),
        REMIT_SECRET: Buffer.from(testSecret).toString('hex'),
        REMIT_ALLOW_OLD_POSTGRES: 'yes',
        ...more,
      },
    },
  );
  return { status, stdout, stderr };
}

async function enrolled(email: string, seed: Uint8Array): Promise<string> {
  return store.withIdentity(async (tx) => {
    const login = { id: randomUUID(), email, name: 'Tom Becker', passwordHash: 'none' };
    const id = await addLogin(tx, login);
    await offerFactor(tx, store.keys, id, seed);
    await confirmFactor(tx, id, 1);
    return id;
  });
}

test('`secrets rotate` seals under the key of the setting, and says which keys can go', async () => {
  // What files before this one left: some of it opens under no key at all.
  await store.withIdentity((tx) => tx.rows(sql`delete from identity.second_factor`));
  const [seed, key] = [randomBytes(20), randomBytes(32)];
  const loginId = await enrolled(`${randomUUID()}@halden.example`, seed);
  const keys = { REMIT_SECRET_KEYS: key.toString('hex') };
  const first = remit(['secrets', 'rotate'], keys);
  expect(first.stderr).not.toContain('remit:');
  expect(first.status).toBe(0);
  expect(first.stdout).toMatch(/secrets? sealed under the current key/);

  const { current, old } = keyRing(testSecret, [key]);
  const read = await store.withIdentity((tx) => readFactor(tx, { current, old: [] }, loginId));
  expect([...(read?.seed ?? [])]).toEqual([...seed]);
  // With another key in its place nothing opens, and nothing is lost.
  const wrongKey = randomBytes(32);
  const wrong = remit(['secrets', 'rotate'], { REMIT_SECRET_KEYS: wrongKey.toString('hex') });
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('put the old key back into REMIT_SECRET_KEYS');

  const [derived] = old;
  if (derived === undefined) throw new Error('the ring lost the key that comes from the secret');
  await rotateSecrets({
    withIdentity: store.withIdentity,
    // A start under a key that opens nothing gives databases of tenants new passwords, under that key.
    keys: { current: derived, old: [current, keyRing(testSecret, [wrongKey]).current] },
    onProgress: () => undefined,
  });
});

test('`second-factor remove` takes it off with a reason that stays on record', async () => {
  const email = `${randomUUID()}@halden.example`;
  const loginId = await enrolled(email, randomBytes(20));
  const reason = 'seen at the desk, with a passport';
  const done = remit(['second-factor', 'remove', email, '--reason', reason]);
  expect(done.stdout).toContain('0 sessions ended');
  expect(await store.withIdentity((tx) => readFactor(tx, store.keys, loginId))).toBeNull();
  const [event] = await store.withIdentity((tx) =>
    tx.rows<{ details: { reason: string } }>(
      sql`select details from identity.event where login_id = ${loginId} and action = 'factor.removed'`,
    ),
  );
  expect(event?.details.reason).toBe(reason);
});
