import { describe, expect, test } from 'vitest';
import { type ProblemCase, expectProblem } from '@remit/testkit/expect-problem';
import { problemsOf } from '@remit/testkit/problems-of';
import { PAYMENT, euros, role } from '@remit/testkit/small-tenant';
import type { Aggregation, PolicyDocument } from '../document.ts';

/** An approval that adds up what a submitter asks for one payee, but for one thing. */
const summing = (part: Partial<Aggregation>): Partial<PolicyDocument> => ({
  resources: [
    {
      ...PAYMENT,
      fields: [
        ...PAYMENT.fields,
        { name: 'payee', type: 'text', label: 'Payee' },
        { name: 'submitted_at', type: 'instant', label: 'Submitted' },
      ],
    },
  ],
  roles: [role('R', [])],
  approvals: [
    {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      aggregations: [{ name: 'recent', of: 'amount', by: ['submitter', 'payee'], over: 1, ...part }],
      steps: [{ name: 'One', by: { kind: 'roles', roles: ['R'] }, need: 'any' }],
    },
  ],
});

const CASES: readonly ProblemCase[] = [
  ['a total of what is no money', summing({ of: 'payee' }), 'type-mismatch', ''],
  ['a total of a field that is not declared', summing({ of: 'amuont' }), 'unknown-name', 'amount'],
  ['a sum that would go through every record', summing({ by: ['payee'] }), 'malformed-value', ''],
  ['a sum by a moment, which no two records share', summing({ by: ['submitted_at'] }), 'type-mismatch', ''],
  ['a sum over no time', summing({ over: 0 }), 'malformed-value', ''],
  [
    'a sum in a rule, where a list could not know it',
    {
      ...summing({}),
      rules: [
        {
          kind: 'forbid',
          name: 'Slices',
          actions: ['approve'],
          on: ['fin.PaymentRequest'],
          when: {
            kind: 'compare',
            operator: '>',
            left: { kind: 'attribute', of: 'environment', name: 'recent' },
            right: { kind: 'literal', value: euros(1) },
          },
          because: 'x',
        },
      ],
    },
    'not-recorded',
    '',
  ],
];

describe('what keeps a document from being a policy', () => {
  test.each(CASES)('%s', expectProblem);

  test('a sum of what a submitter asks for one payee is no problem', () => {
    expect(problemsOf(summing({}))).toEqual([]);
  });
});
