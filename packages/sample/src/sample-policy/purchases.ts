import type { Condition } from '@remit/policy/condition';
import type { Approval, Exclusion, Grant, Role } from '@remit/policy/document';
import { FAVOUR } from '@remit/policy/favour';
import { declaredRequest } from './declared-request.ts';
import { moreThan } from './more-than.ts';
import type { SamplePolicyPlan } from './plan.ts';

const DAY = 86_400_000;

/** The name of the type of purchases. */
export const purchase = 'fin.Purchase';

/** What can be bought: the answers that its form offers. */
export const purchaseKinds = ['machine', 'tool', 'computer', 'software', 'furniture'] as const;

/** A purchase: a type of requests with answers to choose from and steps of its own. */
export const purchaseType = declaredRequest({
  name: purchase,
  label: 'Purchase',
  fields: [
    { name: 'item', type: 'text', label: 'What to buy' },
    { name: 'kind', type: 'enum', label: 'Kind', values: purchaseKinds },
    { name: 'supplier', type: 'text', label: 'Supplier' },
    { name: 'price', type: 'money', label: 'Price' },
    { name: 'needed_by', type: 'date', label: 'Needed by' },
    { name: 'reason', type: 'text', label: 'Reason' },
  ],
  amount: 'price',
  title: 'item',
});

const inFolder = (path: string): Condition => ({
  kind: 'within',
  operand: { kind: 'attribute', of: 'resource', name: 'folder' },
  tree: { kind: 'literal', value: { type: 'folder', value: path } },
});

/** What the form of a purchase asks, and who decides it: the department, where it is dear those who buy, then finance. */
export function purchaseApprovals({ purchases, currency }: SamplePolicyPlan): readonly Approval[] {
  if (purchases === undefined) return [];
  const dear = moreThan('price', purchases.quoteAbove, currency);
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
          when: moreThan('price', purchases.financeAbove, currency),
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
