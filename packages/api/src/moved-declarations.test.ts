import { expect, test } from 'vitest';
import type { PolicyDocument, ResourceType } from '@remit/policy/document';
import { ACCOUNT, PAYMENT, smallDocument } from '@remit/testkit/small-tenant';
import { movedDeclarations } from './moved-declarations.ts';

const travel: ResourceType = {
  name: 'fin.TravelRequest',
  label: 'Travel request',
  fields: [
    { name: 'purpose', type: 'text', label: 'Purpose' },
    { name: 'destination', type: 'text', label: 'Destination' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'amount', type: 'money', label: 'Amount' },
  ],
  owner: 'submitter',
  amount: 'amount',
  title: 'purpose',
  actions: ['submit', 'approve', 'reject', 'withdraw'],
  history: true,
};

const published = smallDocument({ resources: [ACCOUNT, PAYMENT, travel] });
const drafted = (...types: readonly ResourceType[]): PolicyDocument => smallDocument({ resources: types });
const { title: _, ...untitled } = travel;

test.each<[string, PolicyDocument]>([
  ['add a type of requests', drafted(ACCOUNT, PAYMENT, travel, { ...travel, name: 'fin.TrainingRequest' })],
  ['call a type of requests and its fields otherwise', drafted(ACCOUNT, PAYMENT, relabelled(travel))],
  [
    'add a field to a type of requests',
    drafted(ACCOUNT, PAYMENT, {
      ...travel,
      fields: [...travel.fields, { name: 'day', type: 'date', label: 'Day' }],
    }),
  ],
  ['put types in another order', drafted(travel, ACCOUNT, PAYMENT)],
])('a draft may %s', (_title, draft) => {
  expect(movedDeclarations(draft, published)).toEqual([]);
});

function relabelled(type: ResourceType): ResourceType {
  return {
    ...type,
    label: 'Journey',
    fields: type.fields.map((field) => ({ ...field, label: `The ${field.label}` })),
  };
}

test.each<[string, PolicyDocument, string]>([
  [
    'a table of another label',
    drafted(relabelled(ACCOUNT), PAYMENT, travel),
    '`crm.Account` are those of its table',
  ],
  [
    'payments with a field more',
    drafted(ACCOUNT, { ...PAYMENT, fields: [...PAYMENT.fields, travel.fields[1] ?? raise()] }, travel),
    '`fin.PaymentRequest` are those of its table',
  ],
  [
    'a type that is none of requests',
    drafted(ACCOUNT, PAYMENT, travel, { ...ACCOUNT, name: 'crm.Lead' }),
    '`crm.Lead` has no table',
  ],
  [
    'a type of requests gone',
    drafted(ACCOUNT, PAYMENT),
    'the type stays. Take away the grants to create and submit it instead',
  ],
  ['a table gone', drafted(PAYMENT, travel), '`crm.Account` are stored, so the type stays'],
  ['another title', drafted(ACCOUNT, PAYMENT, { ...travel, title: 'destination' }), 'field is their title'],
  ['no title any more', drafted(ACCOUNT, PAYMENT, untitled), 'field is their title'],
  [
    'a field gone',
    drafted(ACCOUNT, PAYMENT, {
      ...travel,
      fields: travel.fields.filter(({ name }) => name !== 'destination'),
    }),
    'say a text in `destination`',
  ],
  [
    'requests without a history',
    drafted(ACCOUNT, PAYMENT, { ...travel, history: false }),
    'keep its history',
  ],
  [
    'a field that no table could have',
    drafted(ACCOUNT, PAYMENT, travel, {
      ...travel,
      name: 'fin.Odd',
      fields: [...travel.fields, { name: 'Day', type: 'date', label: 'Day' }],
    }),
    '`Day`',
  ],
  [
    'a field of its own that is called as one that Remit writes',
    drafted(ACCOUNT, PAYMENT, {
      ...travel,
      fields: [...travel.fields, { name: 'number', type: 'number', label: 'How many' }],
    }),
    '`number` is what Remit says of every request itself, as a text',
  ],
  [
    'a name that no table could hold',
    drafted(ACCOUNT, PAYMENT, travel, { ...travel, name: 'fin.travel' }),
    'named with a capital letter',
  ],
])('%s is refused, with what stands against it', (_title, draft, message) => {
  const problems = movedDeclarations(draft, published);
  expect(problems.map((each) => each.message)).toEqual([expect.stringContaining(message)]);
});

function raise(): never {
  throw new Error('the type lost a field');
}

test('modules stay those of the tables', () => {
  const draft = { ...published, modules: [{ name: 'crm', label: 'Customers' }] };
  expect(movedDeclarations(draft, published).map(({ path }) => path)).toEqual(['modules']);
});
