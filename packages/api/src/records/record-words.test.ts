import type { Resource } from '@remit/policy/check';
import { subjectOf } from '@remit/policy/subject-of';
import { euros, payment, person, smallDirectory, text } from '@remit/testkit/small-tenant';
import { expect, test } from 'vitest';
import { recordWords } from './record-words.ts';

const alice = subjectOf(smallDirectory({}), 'alice');
if (alice === null) throw new Error('the small tenant has no alice');

test.each<[string, Resource, string]>([
  ['a folder and nothing else', payment(), ' in `/west`'],
  ['no folder at all', payment({}, { folder: null }), ''],
  [
    'fields as policy text has them, and none that is missing',
    payment({ purpose: text('desks'), amount: euros(1001), department: null }),
    " in `/west` with purpose = 'desks', amount = 10.01 EUR",
  ],
  [
    'the rate that an amount carries',
    payment({ amount: { type: 'money', minor: 100, currency: 'USD', rate: '0.92' } }),
    ' in `/west` with amount = 1.00 USD at 0.92',
  ],
  ['the subject as such', payment({ submitter: person('alice') }), ' in `/west` with submitter = subject'],
  ['nobody else by id', payment({ submitter: person('bob') }), ' in `/west` with submitter = somebody else'],
  [
    'who did what before, by person and not by account',
    payment(
      {},
      {
        history: [
          { action: 'submit', person: 'person alice' },
          { action: 'approve', person: 'person bob' },
        ],
      },
    ),
    ' in `/west`, after submit by subject, approve by another',
  ],
])('a record in words says %s', (_, record, words) => {
  expect(recordWords(record, alice)).toBe(words);
});
