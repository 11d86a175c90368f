import { expect, test } from 'vitest';
import { knownUses } from './known-uses.ts';

const known = knownUses({
  since: 0,
  from: 100,
  recorded: ['fin.PaymentRequest approve', 'fin.PaymentRequest pay'],
  uses: [
    { role: 'Clerk', type: 'fin.PaymentRequest', action: 'approve', at: 99 },
    { role: 'Clerk', type: 'fin.PaymentRequest', action: 'pay', at: 100 },
  ],
});

test.each([
  ['used before the time that counts', 'Clerk', 'approve', true],
  ['used within it', 'Clerk', 'pay', false],
  ['used by another role alone', 'Rep', 'pay', true],
  ['what is on no record when it is done', 'Clerk', 'read', false],
])('%s: unused is what is on record whenever it is done, and was not done', (_, role, action, unused) => {
  expect(known.unused(role, 'fin.PaymentRequest', action)).toBe(unused);
});
