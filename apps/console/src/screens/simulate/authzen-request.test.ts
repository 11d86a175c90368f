import { expect, test } from 'vitest';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { authzenRequest } from './authzen-request.ts';

const member = '01234567-89ab-4def-8123-456789abcdef';
const question: SimulateQuestion = {
  member,
  action: 'approve',
  resource: { kind: 'record', type: 'fin.PaymentRequest', id: member },
  at: null,
  met: [],
  version: null,
  draft: null,
};

test('a whole question is one evaluation, with its circumstances where there are any', () => {
  expect(authzenRequest(question)).toEqual({
    subject: { type: 'user', id: member },
    action: { name: 'approve' },
    resource: { type: 'fin.PaymentRequest', id: member },
  });
  const amount = { type: 'money', minor: 500_000, currency: 'EUR' } as const;
  expect(
    authzenRequest({
      ...question,
      resource: { kind: 'described', type: 'fin.PaymentRequest', folder: '/x', attributes: { amount } },
      at: 0,
      met: ['comment'],
      version: 3,
    }),
  ).toMatchObject({
    resource: { id: '', properties: { folder: '/x', amount } },
    context: { time: '1970-01-01T00:00:00.000Z', remit: { met: ['comment'], version: 3 } },
  });
});

test.each<Partial<SimulateQuestion>>([
  { member: null },
  { action: null },
  { resource: { kind: 'anything' } },
])('a question with an open slot is no evaluation: %j', (open) => {
  expect(authzenRequest({ ...question, ...open })).toBeNull();
});
