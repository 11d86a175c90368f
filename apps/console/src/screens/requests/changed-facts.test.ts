import { expect, test } from 'vitest';
import type { RequestView } from '@remit/api/requests/request-views';
import { changedFacts } from './changed-facts.ts';

const allowed = { allowed: true, because: 'you hold Approver' } as const;

const request: RequestView = {
  id: '1',
  number: 'PR-1',
  purpose: 'Seals',
  payee: 'Nordic Seals AB',
  amount: { minor: 248_050, currency: 'EUR' },
  department: '/operations',
  departmentName: 'Operations',
  hidden: [],
  folder: '/operations',
  submitter: null,
  sentBy: null,
  status: 'waiting',
  submittedAt: 0,
  decidedAt: null,
  revision: 1,
  approve: allowed,
  reject: allowed,
  dueAt: null,
  dueSoon: false,
  routine: false,
  risk: 'usual',
  costType: 'Materials',
  type: 'fin.PaymentRequest',
  typeLabel: 'Payment request',
  fields: [],
  project: null,
  worth: null,
  withdraw: allowed,
  pay: allowed,
  ask: allowed,
  reduce: allowed,
  answer: allowed,
  change: allowed,
  resubmit: allowed,
  watching: false,
  steps: [],
  why: [],
  causes: null,
  voided: null,
  whyApprove: { outcome: 'allow', sentences: [], sources: [], obligations: [] },
  deciders: [],
  decidersTotal: 0,
  events: [],
};

test('a request that moved on but says the same has not changed for whoever decides it', () => {
  const moved: RequestView = {
    ...request,
    revision: 7,
    status: 'information',
    amount: { minor: 248_050, currency: 'EUR' },
  };
  expect(changedFacts(request, moved)).toEqual([]);
});

test.each([
  ['purpose', { purpose: 'Pumps' }],
  ['amount', { amount: { minor: 248_051, currency: 'EUR' } }],
  ['amount', { amount: { minor: 248_050, currency: 'USD' } }],
  ['amount', { amount: null }],
  ['payee', { payee: null }],
  ['department', { departmentName: 'Sales' }],
  ['costType', { costType: 'Travel' }],
  ['project', { project: 'P-7' }],
] as const)('another %s is a change that is shown with what it was', (name, change) => {
  const [only, ...others] = changedFacts(request, { ...request, ...change });
  expect(others).toEqual([]);
  expect(only?.name).toBe(name);
  expect(only?.before).not.toEqual(only?.after);
});
