import type { Condition } from '@remit/policy/condition';
import type { Approval } from '@remit/policy/document';
import type { SamplePolicyPlan } from './plan.ts';
import { purchaseApprovals } from './purchases.ts';
import { tripApprovals } from './trips.ts';

const DAY = 86_400_000;

/** Who approves payments: one who may, and above an amount the chief financial officer too. Trips and purchases have forms of their own. */
export function sampleApprovals(plan: SamplePolicyPlan): readonly Approval[] {
  const { currency } = plan;
  const { above, of, firstWithin } = plan.secondApproval;
  const aboveIt: Condition = {
    kind: 'compare',
    operator: '>',
    left:
      of === 'slices'
        ? { kind: 'attribute', of: 'environment', name: 'recent' }
        : { kind: 'attribute', of: 'resource', name: 'amount' },
    right: { kind: 'literal', value: { type: 'money', minor: above, currency } },
  };
  const recent = { name: 'recent', of: 'amount', by: ['submitter', 'payee'], over: 30 * DAY };
  return [
    {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      ...(of === 'slices' ? { aggregations: [recent] } : {}),
      steps: [
        {
          name: 'Approval',
          by: { kind: 'roles', roles: ['Approver', 'Exec', 'ChiefFinancialOfficer'] },
          need: 'any',
          ...(firstWithin === undefined ? {} : { within: firstWithin }),
        },
        {
          name: 'Finance',
          by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] },
          need: 'any',
          within: 3 * DAY,
          when: aboveIt,
        },
      ],
    },
    ...tripApprovals(plan),
    ...purchaseApprovals(plan),
  ];
}
