import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkCode,
  codeAt,
  codePeriod,
  enrolmentAddress,
  newSeed,
  parseCode,
  seedWords,
} from './second-factor.ts';

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
const rfcSeed = Buffer.from('12345678901234567890');
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i s the code is the one of RFC 6238', (seconds, code) => {
  expect(codeAt(rfcSeed, seconds * 1000)).toBe(code);
});

test('codes agree with RFC 4226 written out, for any seed and instant', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.nat(4e12), (seed, instant) => {
      const counter = Buffer.alloc(8);
      counter.writeBigUInt64BE(BigInt(Math.floor(instant / codePeriod)));
      const hash = createHmac('sha1', seed).update(counter).digest();
      const offset = (hash[19] ?? 0) & 15;
      const number = (hash.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000;
      expect(codeAt(seed, instant)).toBe(String(number).padStart(6, '0'));
    }),
  );
});

const now = 1_800_000_000_000;

test.each([
  [-1, 'fits'],
  [0, 'fits'],
  [1, 'fits'],
  [-2, 'late'],
  [-10, 'late'],
  [-11, 'wrong'],
  [2, 'wrong'],
  [3, 'wrong'],
] as const)('a code of %i steps from now: %s', (steps, kind) => {
  const check = checkCode(rfcSeed, codeAt(rfcSeed, now + steps * codePeriod), now);
  expect(check.kind).toBe(kind);
  if (check.kind === 'fits') expect(check.step).toBe(now / codePeriod + steps);
});

test('a code is six digits, with or without spaces, and nothing else', () => {
  expect(['123456', '123 456', ' 12-34 56 '].map(parseCode)).toEqual(['123456', '123456', '123456']);
  expect(['12345', '1234567', '12345a', '１２３４５６', '', '12 34 5'].map(parseCode)).toEqual(
    Array<null>(6).fill(null),
  );
});

test('seeds are 160 bits, never the same twice, and are spelled in base32', () => {
  const seeds = Array.from({ length: 100 }, newSeed);
  expect(new Set(seeds.map(String)).size).toBe(100);
  expect(seeds.every((seed) => seed.length === 20)).toBe(true);
  expect(seedWords(rfcSeed)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
});

test('the address names issuer, account and seed as authenticator apps read them', () => {
  const address = new URL(enrolmentAddress(rfcSeed, 'tom@halden.example'));
  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toContain('Remit:tom@halden.example');
  expect(address.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(address.searchParams.get('issuer')).toBe('Remit');
});
