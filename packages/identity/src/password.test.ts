import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

test('a password opens what it was hashed for, and no other does', async () => {
  const stored = await hashPassword('correct horse');
  expect(await verifyPassword(stored, 'correct horse')).toBe(true);
  expect(await verifyPassword(stored, 'correct hors')).toBe(false);
  expect(await verifyPassword(stored, '')).toBe(false);
});

test('the hash is argon2id with 19 MiB, two passes and one lane, and never the same twice', async () => {
  const [first, second] = await Promise.all([hashPassword('x'), hashPassword('x')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
});

test('a composed and a combining accent are one password', async () => {
  expect(await verifyPassword(await hashPassword('caf\u00e9'), 'cafe\u0301')).toBe(true);
});

/** The quickest of a few refusals, in ms: the least disturbed by whatever else the machine does. */
async function quickestRefusal(stored: string | null): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    expect(await verifyPassword(stored, 'wrong')).toBe(false);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

test('without a stored hash the answer is no, after the work of one verification', async () => {
  await verifyPassword(null, 'the first call makes the decoy');
  const known = await quickestRefusal(await hashPassword('x'));
  // An early exit takes microseconds; the work takes milliseconds. Half leaves room for a busy machine.
  expect(await quickestRefusal(null)).toBeGreaterThan(known / 2);
});
