import { describe, expect, test } from 'vitest';
import { parseFact } from './parse-fact.ts';
import { atMomentOf, factsOf, questionOf, withFact, type SimulateAddress } from './simulate-address.ts';

const who = '01234567-89ab-4def-8123-456789abcdef';
const form = {
  now: Date.UTC(2026, 10, 21, 12),
  types: [
    {
      type: 'fin.PaymentRequest',
      label: 'Payment request',
      moduleLabel: 'Finance',
      actions: ['read', 'approve'],
      fields: [{ name: 'amount', type: 'money', label: 'Amount' } as const],
    },
  ],
};
const place = { timeZone: 'Europe/Paris', locale: 'en' };
const anythingNow: Exclude<ReturnType<typeof questionOf>, string> = {
  member: who,
  action: null,
  resource: { kind: 'anything' },
  at: null,
  met: [],
  version: null,
  draft: null,
};
const ask = (address: SimulateAddress) => questionOf(address, form, place);

test.each<readonly [SimulateAddress, ReturnType<typeof ask>]>([
  [{}, 'nothing'],
  [{ who: 'Alice' }, 'nothing'],
  [{ who: 'anyone' }, 'who'],
  [{ who: 'anyone', do: 'read' }, 'type'],
  [{ who, type: 'fin.PaymentRequest', id: 'PR-1042' }, 'record'],
  [{ who }, anythingNow],
  [{ who, at: '2026-11-21' }, anythingNow],
  [
    {
      who: 'anyone',
      do: 'approve',
      type: 'fin.PaymentRequest',
      in: '/operations',
      at: '2027-01-01',
      met: 'comment,sleep',
      facts: 'amount=5%2C000.00+EUR&colour=red',
      version: '3',
    },
    {
      member: null,
      action: 'approve',
      resource: {
        kind: 'described',
        type: 'fin.PaymentRequest',
        folder: '/operations',
        attributes: { amount: { type: 'money', minor: 500_000, currency: 'EUR' } },
      },
      at: Date.UTC(2026, 11, 31, 23),
      met: ['comment'],
      version: 3,
      draft: null,
    },
  ],
  [
    { who, version: '3', draft: who.toUpperCase() },
    {
      member: who,
      action: null,
      resource: { kind: 'anything' },
      at: null,
      met: [],
      version: null,
      draft: who,
    },
  ],
  [
    { who, draft: 'Q4' },
    {
      member: who,
      action: null,
      resource: { kind: 'anything' },
      at: null,
      met: [],
      version: null,
      draft: null,
    },
  ],
])('an address asks what it says and no more: %j', (address, question) => {
  expect(ask(address)).toEqual(question);
});

test('facts come back from the address as they were typed, whatever is in them', () => {
  const typed = 'a&b=c; 5 000,00 € +';
  const facts = withFact(withFact(undefined, 'one', typed), 'two', '/x');
  expect(factsOf(facts)).toEqual([
    ['one', typed],
    ['two', '/x'],
  ]);
  expect(withFact(withFact(facts, 'one', undefined), 'two', undefined)).toBeUndefined();
});

describe('what was typed is read exactly or not at all', () => {
  test.each([
    ['5,000.5 eur', 'money', { type: 'money', minor: 500_050, currency: 'EUR' }],
    ['5000', 'money', null],
    ['5000 XXY', 'money', null],
    ['12.5', 'number', { type: 'number', value: '12.5' }],
    ['1e5', 'number', null],
    ['2027-02-30', 'date', null],
    ['operations', 'department', null],
    ['/operations/warehouse', 'department', { type: 'department', value: '/operations/warehouse' }],
    ['maybe', 'boolean', null],
    ['  ', 'text', null],
    ['a, b', 'text[]', { type: 'text[]', value: ['a', 'b'] }],
  ] as const)('%s as %s', (typed, type, value) => {
    expect(parseFact(typed, type, 'en')).toEqual(value);
  });
});

test.each([
  ['a page of now says no moment', undefined, null, null],
  ['a page as of an instant says it', '2026-03-03T13:00:00.000Z', null, 7],
  ['a page as of a version says when that came in force', 'v12', null, 7],
  ['a day that the question names is what it says', '2026-03-03', 5, 5],
  ['a moment that is none opened the page of now', 'v0', null, null],
])('what is asked from elsewhere is asked of the same moment: %s', (_, word, asked, said) => {
  const question = { ...anythingNow, at: asked };
  expect(atMomentOf({ at: word }, question, 7)).toEqual({ ...anythingNow, at: said });
});
