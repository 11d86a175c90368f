import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashRefreshToken, newRefreshToken, parseRefreshToken, successorOf } from './refresh-token.ts';

test('a token has one successor under one salt, and another under any other', () => {
  const token = newRefreshToken();
  const salts = Array.from({ length: 100 }, () => randomBytes(32));
  const successors = salts.map((salt) => successorOf(token, salt));
  expect(new Set(successors).size).toBe(100);
  expect(salts.map((salt) => successorOf(token, salt))).toEqual(successors);
  expect(successors.every((successor) => parseRefreshToken(successor) === successor)).toBe(true);
  expect(successors).not.toContain(successorOf(newRefreshToken(), salts[0] ?? randomBytes(32)));
});

test('what no server of ours issued costs no look-up', () => {
  const token = newRefreshToken();
  expect(parseRefreshToken(token)).toBe(token);
  for (const text of ['', token.slice(1), `${token}A`, `${token.slice(1)}+`, `${token.slice(1)}\n`]) {
    expect(parseRefreshToken(text)).toBeNull();
  }
  expect(Buffer.from(hashRefreshToken(token)).toString('base64url')).not.toBe(token);
});
