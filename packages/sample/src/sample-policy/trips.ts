import type { Condition } from '@remit/policy/condition';
import type { Approval, ResourceType } from '@remit/policy/document';
import type { SamplePolicyPlan } from './plan.ts';

const DAY = 86_400_000;

const trip = 'fin.Trip';

/** A business trip: a type of requests that a tenant declares itself, with nothing of its own in tables or code. */
export const tripType: ResourceType = {
  name: trip,
  label: 'Business trip',
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    { name: 'subject', type: 'text', label: 'Subject' },
    { name: 'destination', type: 'text', label: 'Destination' },
    { name: 'leaves_on', type: 'date', label: 'Leaves on' },
    { name: 'returns_on', type: 'date', label: 'Returns on' },
    { name: 'cost', type: 'money', label: 'Cost' },
    { name: 'nights', type: 'number', label: 'Nights' },
    { name: 'travels_by', type: 'enum', label: 'Travels by', values: ['rail', 'car', 'air'] },
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
  amount: 'cost',
  department: 'department',
  title: 'subject',
  actions: ['submit', 'submitFor', 'approve', 'reject', 'withdraw'],
  history: true,
};

/** What the form of a trip asks, and who decides it: whoever decides payments of the department. */
export function tripApprovals({ trips, currency }: SamplePolicyPlan): readonly Approval[] {
  if (trips === undefined) return [];
  const dear: Condition = {
    kind: 'compare',
    operator: '>',
    left: { kind: 'attribute', of: 'resource', name: 'cost' },
    right: { kind: 'literal', value: { type: 'money', minor: trips.offerAbove, currency } },
  };
  return [
    {
      name: 'Trips',
      on: trip,
      asks: [
        { field: 'destination', text: 'Where to?' },
        { field: 'leaves_on' },
        { field: 'returns_on', optional: true },
        { field: 'nights', text: 'How many nights?', when: dear },
        { field: 'travels_by', optional: true },
      ],
      attaches: [{ name: 'offer', text: 'An offer for the journey', when: dear }],
      steps: [
        {
          name: 'Approval',
          by: { kind: 'roles', roles: ['Approver', 'Exec', 'ChiefFinancialOfficer'] },
          need: 'any',
          within: 3 * DAY,
        },
      ],
    },
  ];
}
