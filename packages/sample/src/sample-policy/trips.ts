import type { Approval } from '@remit/policy/document';
import { declaredRequest } from './declared-request.ts';
import { moreThan } from './more-than.ts';
import type { SamplePolicyPlan } from './plan.ts';

const DAY = 86_400_000;

const trip = 'fin.Trip';

/** A business trip: a type of requests that asks for little and is decided as payments are. */
export const tripType = declaredRequest({
  name: trip,
  label: 'Business trip',
  fields: [
    { name: 'subject', type: 'text', label: 'Subject' },
    { name: 'destination', type: 'text', label: 'Destination' },
    { name: 'leaves_on', type: 'date', label: 'Leaves on' },
    { name: 'returns_on', type: 'date', label: 'Returns on' },
    { name: 'cost', type: 'money', label: 'Cost' },
    { name: 'nights', type: 'number', label: 'Nights' },
    { name: 'travels_by', type: 'enum', label: 'Travels by', values: ['rail', 'car', 'air'] },
  ],
  amount: 'cost',
  title: 'subject',
});

/** What the form of a trip asks, and who decides it: whoever decides payments of the department. */
export function tripApprovals({ trips, currency }: SamplePolicyPlan): readonly Approval[] {
  if (trips === undefined) return [];
  const dear = moreThan('cost', trips.offerAbove, currency);
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
