import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, testSecret } from '@remit/testkit/postgres';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { keyRing } from '../secrets/key-ring.ts';
import type { Store } from '../open-store.ts';
import { rotateSecrets } from '../secrets/rotate-secrets.ts';
import { SealError, sealedUnder } from '../secret-box.ts';
import { addTestLogin } from '../testing/add-test-login.ts';
import { replaceRecoveryCodes, useRecoveryCode } from './recovery-codes.ts';
import { confirmFactor, offerFactor, readFactor, takeStep } from './second-factor.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

async function enrolled(seed: Uint8Array, keys = store.keys): Promise<string> {
  const loginId = await store.withIdentity(addTestLogin);
  await store.withIdentity(async (tx) => {
    expect(await offerFactor(tx, keys, loginId, seed)).toBe(true);
    expect(await confirmFactor(tx, loginId, 10)).toBe(true);
  });
  return loginId;
}

const seedOf = (loginId: string, keys = store.keys): Promise<string> =>
  store.withIdentity(async (tx) =>
    Buffer.from((await readFactor(tx, keys, loginId))?.seed ?? []).toString('hex'),
  );

test('of a thousand that take a time step at once, one gets it; steps never go back', async () => {
  const loginId = await enrolled(randomBytes(20));
  const take = (step: number) => store.withIdentity((tx) => takeStep(tx, loginId, step));
  const taken = await Promise.all(Array.from({ length: 1000 }, () => take(11)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await take(10)).toBe(false);
  expect(await take(11)).toBe(false);
  expect(await take(12)).toBe(true);
});

test('of a thousand that bring a recovery code at once, one is let in', async () => {
  const loginId = await store.withIdentity(addTestLogin);
  const [hash, other] = [randomBytes(32), randomBytes(32)];
  await store.withIdentity((tx) => replaceRecoveryCodes(tx, loginId, [hash, other]));
  const use = () => store.withIdentity((tx) => useRecoveryCode(tx, loginId, hash));
  const used = await Promise.all(Array.from({ length: 1000 }, use));
  expect(used.filter(Boolean)).toHaveLength(1);
});

test('a factor in force is not replaced, and one that was never confirmed takes no step', async () => {
  const loginId = await store.withIdentity(addTestLogin);
  const [first, second] = [randomBytes(20), randomBytes(20)];
  await store.withIdentity(async (tx) => {
    expect(await offerFactor(tx, store.keys, loginId, first)).toBe(true);
    expect(await takeStep(tx, loginId, 5)).toBe(false);
    expect(await offerFactor(tx, store.keys, loginId, second)).toBe(true);
    expect(await confirmFactor(tx, loginId, 5)).toBe(true);
    expect(await confirmFactor(tx, loginId, 6)).toBe(false);
    expect(await offerFactor(tx, store.keys, loginId, first)).toBe(false);
    expect([...((await readFactor(tx, store.keys, loginId))?.seed ?? [])]).toEqual([...second]);
  });
});

test('a seed that was moved to another login does not open there', async () => {
  const [from, to] = [await enrolled(randomBytes(20)), await enrolled(randomBytes(20))];
  await store.withIdentity((tx) =>
    tx.rows(sql`update identity.second_factor set secret =
      (select secret from identity.second_factor where login_id = ${from}) where login_id = ${to}`),
  );
  await expect(seedOf(to)).rejects.toThrow(SealError);
  // Put right, so that whoever rotates finds nothing that does not open.
  await store.withIdentity((tx) => tx.rows(sql`delete from identity.second_factor where login_id = ${to}`));
});

/** Those that files before this one left: some open under no key at all. */
const forgetSecrets = (tx: IdentityTransaction): Promise<unknown> =>
  tx.rows(sql`delete from identity.second_factor`);

test('rotating seals everything under the new key, in batches, goes on after a stop, and opens the same', async () => {
  await store.withIdentity(forgetSecrets);
  const seeds = new Map<string, string>();
  for (let index = 0; index < 7; index += 1) {
    const seed = randomBytes(20);
    seeds.set(await enrolled(seed), seed.toString('hex'));
  }
  const ring = keyRing(testSecret, [randomBytes(32)]);
  const { withIdentity } = store;
  const stop = new AbortController();
  const stopped = rotateSecrets({
    withIdentity,
    keys: ring,
    batch: 3,
    onProgress: () => stop.abort(new Error('stopped on the way')),
    signal: stop.signal,
  });
  await expect(stopped).rejects.toThrow('stopped on the way');
  const under = async (): Promise<number> => {
    const rows = await withIdentity((tx) =>
      tx.rows<{ secret: Uint8Array }>(sql`select secret from identity.second_factor`),
    );
    return rows.filter(({ secret }) => Buffer.compare(sealedUnder(secret), ring.current.id) === 0).length;
  };
  expect(await under()).toBe(3);

  const progress: number[] = [];
  const rest = await rotateSecrets({
    withIdentity,
    keys: ring,
    batch: 3,
    onProgress: (done, total) => progress.push(done / total),
  });
  expect(rest).toBeGreaterThanOrEqual(4);
  expect(progress.at(-1)).toBe(1);
  expect(await rotateSecrets({ withIdentity, keys: ring, onProgress: () => undefined })).toBe(0);
  const [oldest] = ring.old;
  if (oldest === undefined) throw new Error('the ring lost the key that everything was sealed under');
  const alone = { current: ring.current, old: [] };
  for (const [loginId, seed] of seeds) expect(await seedOf(loginId, alone)).toBe(seed);
  await expect(seedOf([...seeds.keys()][0] ?? '', { current: oldest, old: [] })).rejects.toThrow(
    'REMIT_SECRET_KEYS',
  );
  // Back under the key of the run, which other files open theirs with.
  await rotateSecrets({
    withIdentity,
    keys: { current: oldest, old: [ring.current] },
    onProgress: () => undefined,
  });
});
