import { shortNameOf } from '@remit/policy/catalog';
import type { Exclusion, Rule } from '@remit/policy/document';
import { declaredTypes, requestNames } from './declared-types.ts';
import type { SamplePolicyPlan } from './plan.ts';
import { noFavours } from './purchases.ts';

/** What nobody may do, whatever their roles, and what everybody must add. */
export function sampleRules(plan: SamplePolicyPlan): readonly Rule[] {
  return [
    {
      kind: 'forbid',
      name: 'OwnRequest',
      actions: ['approve', 'reject'],
      on: requestNames(plan),
      when: {
        kind: 'compare',
        operator: '=',
        left: { kind: 'attribute', of: 'resource', name: 'submitter' },
        right: { kind: 'attribute', of: 'subject', name: 'id' },
      },
      because: 'nobody decides their own request',
    },
    {
      kind: 'forbid',
      name: 'EndedContract',
      actions: ['update', 'delete'],
      on: ['crm.Contract'],
      when: {
        kind: 'compare',
        operator: '=',
        left: { kind: 'attribute', of: 'resource', name: 'status' },
        right: { kind: 'literal', value: { type: 'enum', value: 'ended' } },
      },
      unless: {
        kind: 'within',
        operand: { kind: 'attribute', of: 'subject', name: 'department' },
        tree: { kind: 'literal', value: { type: 'department', value: plan.financeDepartment } },
      },
      because: 'contracts that ended are changed by finance only',
    },
    {
      kind: 'require',
      name: 'RejectionComment',
      actions: ['reject'],
      on: requestNames(plan),
      obligation: 'comment',
      because: 'a rejection says why',
    },
  ];
}

/** What one person may not both do to one record, and which roles nobody holds together. */
export const sampleExclusions = (plan: SamplePolicyPlan): readonly Exclusion[] => [
  { kind: 'actions', name: 'SubmitOrApprove', actions: ['submit', 'approve'], on: 'fin.PaymentRequest' },
  { kind: 'actions', name: 'SubmitOrPay', actions: ['submit', 'pay'], on: 'fin.PaymentRequest' },
  { kind: 'actions', name: 'ApproveOrPay', actions: ['approve', 'pay'], on: 'fin.PaymentRequest' },
  ...declaredTypes(plan).map(({ name }): Exclusion => ({
    kind: 'actions',
    name: `SubmitOrApprove${shortNameOf(name)}`,
    actions: ['submit', 'approve'],
    on: name,
  })),
  ...noFavours(plan),
  { kind: 'roles', name: 'PayrollOrWarehouse', roles: ['Payroll', 'WarehouseClerk'] },
];
