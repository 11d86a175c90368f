import { expect, test } from 'vitest';
import { arbitraryCondition } from '@remit/testkit/arbitrary/conditions';
import fc from 'fast-check';
import type { Condition, Operand } from '../condition.ts';
import type { ResourceType } from '../document.ts';
import { itemSentence, type SaidItem } from './item-sentence.ts';
import { moneyWords } from './money-words.ts';
import { sentenceText, type PolicyNames } from './sentence-part.ts';
import { stepInto, pathSteps } from '../document-path.ts';
import type { Value } from '../values/value.ts';

const payment: ResourceType = {
  name: 'fin.Payment',
  label: 'Payment',
  fields: [
    { name: 'amount', type: 'money', label: 'Amount' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'state', type: 'enum', label: 'State', values: ['open', 'paid'] },
    { name: 'due', type: 'date', label: 'Due day' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'iban', type: 'text', label: 'IBAN' },
  ],
  actions: ['submit', 'approve', 'pay'],
  history: true,
};

const account: ResourceType = { ...payment, name: 'crm.Account', label: 'Account' };

const people: Readonly<Record<string, string>> = { m1: 'Alice Moreau' };
const names: PolicyNames = {
  value: (value: Value) => {
    if (value.type === 'money') return moneyWords(value);
    if (value.type === 'member') return people[value.value] ?? value.value;
    return 'value' in value ? String(value.value) : String(value.milliseconds);
  },
  role: (role) => role.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase(),
  type: (name) => [payment, account].find((each) => each.name === name) ?? null,
};

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const text = (value: string): Operand => ({ kind: 'literal', value: { type: 'text', value } });
const subject = (name: string): Operand => ({ kind: 'attribute', of: 'subject', name });
const euros = (minor: number): Operand => ({
  kind: 'literal',
  value: { type: 'money', minor, currency: 'EUR' },
});
const forbid = (when: Condition, unless?: Condition): SaidItem => ({
  kind: 'rule',
  entry: {
    kind: 'forbid',
    name: 'R',
    actions: ['approve', 'pay'],
    on: ['fin.Payment'],
    when,
    ...(unless === undefined ? {} : { unless }),
    because: 'no',
  },
});

const own: Condition = { kind: 'compare', operator: '=', left: field('submitter'), right: subject('id') };
const large: Condition = {
  kind: 'compare',
  operator: '>',
  left: field('amount'),
  right: euros(10_000_00),
};
const late: Condition = { kind: 'compare', operator: '<', left: field('due'), right: { kind: 'now' } };

test.each<[string, SaidItem]>([
  [
    'Nobody may approve or pay a payment when its submitter is the person asking, unless its amount is more than 10,000.00 EUR.',
    forbid(own, large),
  ],
  [
    'Nobody may approve or pay a payment when its due day is before now and either its submitter is Alice Moreau or its state is one of open or paid.',
    forbid({
      kind: 'and',
      conditions: [
        late,
        {
          kind: 'or',
          conditions: [
            { kind: 'compare', operator: '=', left: field('submitter'), right: text('m1') },
            { kind: 'in', operand: field('state'), list: [text('open'), text('paid')] },
          ],
        },
      ],
    }),
  ],
  [
    'Nobody may approve or pay a payment when it is known which groups the person asking is in and the person asking is in Field Sales.',
    forbid({
      kind: 'and',
      conditions: [
        { kind: 'not', condition: { kind: 'is-null', operand: subject('groups') } },
        {
          kind: 'overlaps',
          left: subject('groups'),
          right: { kind: 'literal', value: { type: 'text[]', value: ['Field Sales'] } },
        },
      ],
    }),
  ],
  [
    'Nobody may approve or pay a payment when it is not so that both its IBAN has a value and the person asking did submit it before.',
    forbid({
      kind: 'not',
      condition: {
        kind: 'and',
        conditions: [
          { kind: 'not', condition: { kind: 'is-null', operand: field('iban') } },
          { kind: 'took', action: 'submit' },
        ],
      },
    }),
  ],
  [
    'Whoever wants to pay a payment must confirm with a second factor when its amount times 2 is at least 10.00 EUR.',
    {
      kind: 'rule',
      entry: {
        kind: 'require',
        name: 'R',
        actions: ['pay'],
        on: ['fin.Payment'],
        obligation: 'second-factor',
        because: 'it is much',
        when: {
          kind: 'compare',
          operator: '>=',
          left: {
            kind: 'arithmetic',
            operator: '*',
            left: field('amount'),
            right: { kind: 'literal', value: { type: 'number', value: '2' } },
          },
          right: euros(1000),
        },
      },
    },
  ],
  [
    'Sales rep or clerk reaches a payment only when its department is within the department of the person asking.',
    {
      kind: 'policy',
      entry: {
        name: 'P',
        type: 'fin.Payment',
        roles: ['SalesRep', 'Clerk'],
        where: { kind: 'within', operand: field('department'), tree: subject('department') },
      },
    },
  ],
  [
    'A payment is in “Large” when its amount is more than 10,000.00 EUR.',
    { kind: 'set', entry: { name: 'Large', type: 'fin.Payment', where: large } },
  ],
  [
    'Nobody may submit for or do anything to an account when whoever submitted it approved for the person asking in the last 30 days.',
    {
      kind: 'rule',
      entry: {
        kind: 'forbid',
        name: 'R',
        actions: ['submitFor', 'manage'],
        on: ['crm.Account'],
        when: { kind: 'took', action: 'favour' },
        because: 'no',
      },
    },
  ],
  [
    'The same person may not both submit and approve one payment.',
    {
      kind: 'exclusion',
      entry: { kind: 'actions', name: 'E', actions: ['submit', 'approve'], on: 'fin.Payment' },
    },
  ],
  [
    'Nobody may approve payments of whoever approved for them in the last 30 days.',
    {
      kind: 'exclusion',
      entry: { kind: 'actions', name: 'E', actions: ['favour', 'approve'], on: 'fin.Payment' },
    },
  ],
  [
    'Nobody except payroll may ever be able to see IBAN of a payment in full.',
    {
      kind: 'guard',
      entry: {
        name: 'G',
        who: { except: ['Payroll'] },
        never: { kind: 'field', type: 'fin.Payment', field: 'iban' },
      },
    },
  ],
  [
    'A payment goes, one after the other, through “Head”, decided by the head of its department within 3 days; then “Board”, decided by 2 of exec or finance when its amount is more than 10,000.00 EUR.',
    {
      kind: 'approval',
      entry: {
        name: 'A',
        on: 'fin.Payment',
        steps: [
          { name: 'Head', by: { kind: 'head' }, need: 'any', within: 3 * 86_400_000 },
          { name: 'Board', by: { kind: 'roles', roles: ['Exec', 'Finance'] }, need: 2, when: large },
        ],
      },
    },
  ],
  [
    'A payment goes through “Head”, decided by the head of its department. Whoever submits it is asked “What for?”; “IBAN” if they choose to when its amount is more than 10,000.00 EUR. They attach “A quote of the supplier”.',
    {
      kind: 'approval',
      entry: {
        name: 'A',
        on: 'fin.Payment',
        asks: [
          { field: 'amount', text: 'What for?' },
          { field: 'iban', optional: true, when: large },
        ],
        attaches: [{ name: 'quote', text: 'A quote of the supplier' }],
        steps: [{ name: 'Head', by: { kind: 'head' }, need: 'any' }],
      },
    },
  ],
  [
    'A payment goes through “Sign”, decided by all of ana@halden.example or ben@halden.example.',
    {
      kind: 'approval',
      entry: {
        name: 'A',
        on: 'fin.Payment',
        steps: [
          {
            name: 'Sign',
            by: { kind: 'people', emails: ['ana@halden.example', 'ben@halden.example'] },
            need: 'all',
          },
        ],
      },
    },
  ],
])('%s', (sentence, item) => {
  expect(sentenceText(itemSentence(item, names))).toBe(sentence);
});

test('every word that can be changed names a part that the condition has, at any depth', () => {
  fc.assert(
    fc.property(arbitraryCondition('fin.Payment'), (when) => {
      const entry = { when };
      for (const { path } of itemSentence(forbid(when), names)) {
        if (path === null || !path.startsWith('when')) continue;
        expect({ path, there: pathSteps(path).reduce<unknown>(stepInto, entry) }).not.toMatchObject({
          there: undefined,
        });
      }
    }),
    { numRuns: 300 },
  );
});
