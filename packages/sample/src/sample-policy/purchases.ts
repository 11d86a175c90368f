import type { Condition } from '@remit/policy/condition';
import type { Approval, Exclusion, Grant, ResourceType, Role } from '@remit/policy/document';
import { FAVOUR } from '@remit/policy/favour';
import type { SamplePolicyPlan } from './plan.ts';

const DAY = 86_400_000;

/** The name of the type of purchases. */
export const purchase = 'fin.Purchase';

/** What can be bought: the answers that its form offers. */
export const purchaseKinds = ['machine', 'tool', 'computer', 'software', 'furniture'] as const;

/** A purchase: a type of requests that a tenant declares itself, with answers to choose from and steps of its own. */
export const purchaseType: ResourceType = {
  name: purchase,
  label: 'Purchase',
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    { name: 'item', type: 'text', label: 'What to buy' },
    { name: 'kind', type: 'enum', label: 'Kind', values: purchaseKinds },
    { name: 'supplier', type: 'text', label: 'Supplier' },
    { name: 'price', type: 'money', label: 'Price' },
    { name: 'needed_by', type: 'date', label: 'Needed by' },
    { name: 'reason', type: 'text', label: 'Reason' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'sent_by', type: 'member', label: 'Sent by' },
    {
      name: 'status',
      type: 'enum',
      label: 'Status',
      values: ['waiting', 'information', 'approved', 'rejected', 'withdrawn', 'expired'],
    },
    { name: 'submitted_at', type: 'instant', label: 'Submitted' },
    { name: 'decided_at', type: 'instant', label: 'Decided' },
  ],
  owner: 'submitter',
  amount: 'price',
  department: 'department',
  title: 'item',
  actions: ['submit', 'submitFor', 'approve', 'reject', 'withdraw'],
  history: true,
};

const above = (minor: number, currency: string): Condition => ({
  kind: 'compare',
  operator: '>',
  left: { kind: 'attribute', of: 'resource', name: 'price' },
  right: { kind: 'literal', value: { type: 'money', minor, currency } },
});

const inFolder = (path: string): Condition => ({
  kind: 'within',
  operand: { kind: 'attribute', of: 'resource', name: 'folder' },
  tree: { kind: 'literal', value: { type: 'folder', value: path } },
});

/** What the form of a purchase asks, and who decides it: the department, where it is dear those who buy, then finance. */
export function purchaseApprovals({ purchases, currency }: SamplePolicyPlan): readonly Approval[] {
  if (purchases === undefined) return [];
  const dear = above(purchases.quoteAbove, currency);
  return [
    {
      name: 'Purchases',
      on: purchase,
      asks: [
        { field: 'kind', text: 'What kind of thing is it?' },
        { field: 'supplier', text: 'Whom do we buy it from?' },
        { field: 'needed_by', text: 'By when do we need it?', optional: true },
        { field: 'reason', text: 'What do we do without it?', when: dear },
      ],
      attaches: [{ name: 'quote', text: 'A quote of the supplier', when: dear }],
      steps: [
        {
          name: 'Department',
          by: { kind: 'roles', roles: ['Approver', 'Exec', 'ChiefFinancialOfficer'] },
          need: 'any',
          within: 3 * DAY,
        },
        {
          name: 'Purchasing',
          by: { kind: 'roles', roles: ['Purchasing'] },
          need: 'any',
          within: 2 * DAY,
          when: { kind: 'and', conditions: [dear, inFolder(purchases.buyersFolder)] },
        },
        {
          name: 'Finance',
          by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] },
          need: 'any',
          within: 5 * DAY,
          when: above(purchases.financeAbove, currency),
        },
      ],
    },
  ];
}

/** Those who compare quotes before something dear is bought. */
export function purchasingRole({ purchases, currency, executiveLimit }: SamplePolicyPlan): readonly Role[] {
  if (purchases === undefined) return [];
  const decides: Grant = {
    actions: ['approve', 'reject'],
    on: [purchase],
    upTo: { minor: executiveLimit, currency },
  };
  return [
    {
      name: 'Purchasing',
      label: 'Purchasing',
      description: 'Compares quotes before something dear is bought.',
      module: 'fin',
      grants: [{ actions: ['read'], on: [purchase] }, decides],
    },
  ];
}

/** Two who approve purchases for each other are one pair of eyes. */
export const noFavours = ({ purchases }: SamplePolicyPlan): readonly Exclusion[] =>
  purchases === undefined
    ? []
    : [{ kind: 'actions', name: 'NoReturnedFavours', actions: [FAVOUR, 'approve'], on: purchase }];
