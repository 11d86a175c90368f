import { haldenWorks } from '@remit/sample/halden-works';
import { expect, test } from 'vitest';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { testWord } from '../tests/test-as-word.ts';
import { testOfWord } from '../tests/test-word.ts';
import { testFromQuestion } from './test-from-question.ts';

const question: SimulateQuestion = {
  member: 'm1',
  action: 'approve',
  resource: {
    kind: 'described',
    type: 'fin.PaymentRequest',
    folder: '/finance',
    attributes: { amount: { type: 'money', minor: 500_00, currency: 'EUR' } },
  },
  at: null,
  met: [],
  version: null,
  draft: null,
};

test('a question about a described record becomes a test that fits the policy', () => {
  const made = testFromQuestion(question, 'henrik@halden.example', 'deny');
  if (made === null) throw new Error('no test was made');
  expect(testOfWord(testWord(made), haldenWorks().policy)).toEqual(made);
  expect(made.expect).toEqual({ kind: 'decision', outcome: 'deny', action: 'approve' });
});

test('a question under a draft becomes the same test, which is the draft’s', () => {
  const under = { ...question, draft: '01234567-89ab-4def-8123-456789abcdef' };
  expect(testFromQuestion(under, 'henrik@halden.example', 'deny')).toEqual(
    testFromQuestion(question, 'henrik@halden.example', 'deny'),
  );
});

test.each<[string, Partial<SimulateQuestion>]>([
  ['of a stored record, which changes', { resource: { kind: 'record', type: 'crm.Contract', id: 'c1' } }],
  ['of another moment', { at: 1 }],
  ['of a duty that is met already', { met: ['comment'] }],
  ['of another version', { version: 2 }],
  ['with an open action', { action: null }],
])('a question %s becomes no test', (_, change) => {
  expect(testFromQuestion({ ...question, ...change }, 'henrik@halden.example', 'allow')).toBeNull();
});
