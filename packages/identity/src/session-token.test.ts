import { expect, test } from 'vitest';
import { hashSessionToken, newSessionToken, parseSessionToken } from './session-token.ts';

test('a token has 256 random bits and survives the cookie', () => {
  const tokens = Array.from({ length: 200 }, newSessionToken);
  expect(new Set(tokens).size).toBe(200);
  for (const token of tokens) {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(parseSessionToken(token)).toBe(token);
  }
});

test.each([undefined, '', 'x', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(42)}\n`])(
  'what no server issued is no token: %j',
  (text) => {
    expect(parseSessionToken(text)).toBeNull();
  },
);

test('what is stored is a SHA-256, the same for the same token, and not the token', () => {
  const token = newSessionToken();
  const stored = hashSessionToken(token);
  expect(stored).toHaveLength(32);
  expect(stored).toEqual(hashSessionToken(token));
  expect(Buffer.from(stored).toString('base64url')).not.toBe(token);
  expect(stored).not.toEqual(hashSessionToken(newSessionToken()));
});
