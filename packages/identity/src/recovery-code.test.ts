import { expect, test } from 'vitest';
import { hashRecoveryCode, newRecoveryCodes, parseRecoveryCode, recoveryCodeWords } from './recovery-code.ts';

test('ten codes of 120 bits, none like another', () => {
  const codes = Array.from({ length: 100 }, newRecoveryCodes).flat();
  expect(new Set(codes).size).toBe(1000);
  expect(codes.every((code) => code.length === 24)).toBe(true);
  // Each of the 32 letters is about as frequent as the others: none of the bits is lost.
  const counts = new Map<string, number>();
  for (const letter of codes.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(32);
  for (const count of counts.values()) expect(Math.abs(count - 750)).toBeLessThan(200);
});

test('a code that was printed is read back, however it is typed', () => {
  for (const code of newRecoveryCodes()) {
    const words = recoveryCodeWords(code);
    expect(words).toMatch(/^(\w{4}-){5}\w{4}$/);
    for (const typed of [words, words.toLowerCase(), words.replaceAll('-', ' '), `  ${code}\n`]) {
      expect(parseRecoveryCode(typed)).toBe(code);
    }
    expect(parseRecoveryCode(words.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
  }
});

test.each(['', '123456', 'ABCD-EFGH', 'U'.repeat(24), 'A'.repeat(25), 'A'.repeat(100_000)])(
  'what is no code costs no look-up: %.12s',
  (text) => {
    expect(parseRecoveryCode(text)).toBeNull();
  },
);

test('two codes never have one hash, and the hash does not hold the code', () => {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => Buffer.from(hashRecoveryCode(code)).toString('latin1'));
  expect(new Set(hashes).size).toBe(codes.length);
  expect(hashes.some((hash, index) => hash.includes(codes[index] ?? ''))).toBe(false);
});
