import { expect, test } from 'vitest';
import { newSessionToken } from '@remit/identity/session-token';
import { keyRing } from '@remit/store/secrets/key-ring';
import { openAccessToken, sealAccessToken } from './access-token.ts';

const keys = keyRing(new Uint8Array(32).fill(1));
const token = newSessionToken();
const until = Date.parse('2026-11-21T08:10:00Z');

test('an access token opens until its last millisecond and no longer', () => {
  const sealed = sealAccessToken(keys, token, until);
  expect(openAccessToken(keys, sealed, until - 1)).toBe(token);
  expect(openAccessToken(keys, sealed, until)).toBeNull();
  expect(openAccessToken(keys, sealed, until + 60_000)).toBeNull();
});

test('an access token that says of no instant when it is over opens nothing', () => {
  expect(openAccessToken(keys, sealAccessToken(keys, token, Number.NaN), 0)).toBeNull();
});

test('an access token opens under the keys that it was sealed with, as it was sealed', () => {
  const sealed = sealAccessToken(keys, token, until);
  expect(openAccessToken(keyRing(new Uint8Array(32).fill(2)), sealed, until - 1)).toBeNull();
  for (const other of ['', 'rma_', token, sealed.slice(4), sealed.slice(0, -1), `${sealed}A`, ` ${sealed}`]) {
    expect(openAccessToken(keys, other, until - 1)).toBeNull();
  }
});
