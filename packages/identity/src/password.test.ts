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

/** How long a refusal takes, in ms. */
async function refusal(stored: string | null): Promise<number> {
  const start = performance.now();
  expect(await verifyPassword(stored, 'wrong')).toBe(false);
  return performance.now() - start;
}

test('without a stored hash the answer is no, after the work of one verification', async () => {
  await verifyPassword(null, 'the first call makes the decoy');
  const stored = await hashPassword('x');
  const [known, unknown]: [number[], number[]] = [[], []];
  // In turns, and the quickest of each: whatever else the machine does, it does to both.
  for (let run = 0; run < 9; run += 1) {
    known.push(await refusal(stored));
    unknown.push(await refusal(null));
  }
  // An early exit takes microseconds, a thousandth of the work: an eighth tells them apart on a busy machine too.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 8);
});
