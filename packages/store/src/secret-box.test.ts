import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyRing } from './secrets/key-ring.ts';
import { openSecret, SealError, sealSecret, type SecretPlace } from './secret-box.ts';

const secret = new Uint8Array(32).fill(1);
const ring = keyRing(secret);
const place: SecretPlace = { table: 'identity.second_factor', column: 'secret', row: 'a', tenantId: 't' };

test('what is sealed opens in its place, whatever it is', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...openSecret(ring, place, sealSecret(ring, place, bytes))]).toEqual([...bytes]);
    }),
  );
});

test.each([
  ['another row', { row: 'b' }],
  ['another column', { column: 'secret2' }],
  ['another table', { table: 'identity.client' }],
  ['another tenant', { tenantId: 'u' }],
  ['no tenant', { tenantId: null }],
  ['a row and tenant that read alike together', { row: 'a","t', tenantId: '' }],
])('a secret that was moved to %s does not open', (_, moved) => {
  const sealed = sealSecret(ring, place, Buffer.from('seed'));
  expect(() => openSecret(ring, { ...place, ...moved }, sealed)).toThrow(SealError);
});

test('not one bit of a sealed secret can be turned', () => {
  const sealed = sealSecret(ring, place, Buffer.from('seed'));
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const turned = Uint8Array.from(sealed);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => openSecret(ring, place, turned)).toThrow(SealError);
  }
});

test('the same secret is never sealed alike twice, and its text is not in it', () => {
  const seeds = Array.from({ length: 50 }, () =>
    Buffer.from(sealSecret(ring, place, Buffer.from('a seed of twenty b.'))).toString('latin1'),
  );
  expect(new Set(seeds).size).toBe(50);
  expect(seeds.some((sealed) => sealed.includes('seed'))).toBe(false);
});

test('a first key of one’s own opens what was sealed before there was one, and the key that was taken away opens nothing', () => {
  const [one, two] = [new Uint8Array(32).fill(2), new Uint8Array(32).fill(3)];
  const before = sealSecret(ring, place, Buffer.from('seed'));
  expect(Buffer.from(openSecret(keyRing(secret, [one]), place, before)).toString()).toBe('seed');
  const under = sealSecret(keyRing(secret, [one]), place, Buffer.from('seed'));
  expect(Buffer.from(openSecret(keyRing(secret, [two, one]), place, under)).toString()).toBe('seed');
  expect(() => openSecret(keyRing(secret, [two]), place, under)).toThrow('REMIT_SECRET_KEYS');
});

test.each([
  [new Uint8Array()],
  [new Uint8Array(10)],
  [Buffer.from('not sealed at all, though long enough to be')],
])('what was never sealed is refused', (bytes) => {
  expect(() => openSecret(ring, place, bytes)).toThrow('no sealed secret');
});
