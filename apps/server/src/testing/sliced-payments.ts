import type { Aggregation, Approval, ApprovalStep } from '@remit/policy/document';

const DAY = 86_400_000;

/** What somebody asks for one payee, within 30 days. */
export const recentForPayee: Aggregation = {
  name: 'recent',
  of: 'amount',
  by: ['submitter', 'payee'],
  over: 30 * DAY,
};

/** The step of what comes to more than 5,000 EUR with the others. */
export const financeOverLimit: ApprovalStep = {
  name: 'Finance',
  by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] },
  need: 'any',
  when: {
    kind: 'compare',
    operator: '>',
    left: { kind: 'attribute', of: 'environment', name: recentForPayee.name },
    right: { kind: 'literal', value: { type: 'money', minor: 500_000, currency: 'EUR' } },
  },
};

/** Payments whose limit is not passed in slices. */
export const slicedPayments: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  aggregations: [recentForPayee],
  steps: [{ name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any' }, financeOverLimit],
};
