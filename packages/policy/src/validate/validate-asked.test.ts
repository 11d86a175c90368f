import { expect, test } from 'vitest';
import { problemsOf } from '@remit/testkit/problems-of';
import { PAYMENT, compare, role } from '@remit/testkit/small-tenant';
import type { Condition } from '../condition.ts';
import type { Approval, PolicyDocument } from '../document.ts';
import type { PolicyProblem } from './policy-problem.ts';

const HEADED: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [{ name: 'One', by: { kind: 'head' }, need: 'any' }],
};
/** An approval of payments that asks for something. */
const asking = (part: Pick<Approval, 'asks' | 'attaches'>, ...others: readonly Approval[]) => ({
  resources: [
    { ...PAYMENT, fields: [...PAYMENT.fields, { name: 'why', type: 'text', label: 'Why' } as const] },
  ],
  roles: [role('R', [])],
  approvals: [...others, { ...HEADED, ...part }],
});
const never: Condition = compare('purpose', '=', { type: 'number', value: '1' });

test.each<readonly [string, Partial<PolicyDocument>, PolicyProblem['kind'], string]>([
  [
    'a question about a field that there is not',
    asking({ asks: [{ field: 'whi' }] }),
    'unknown-name',
    'no field `whi`',
  ],
  [
    'a question about who submits',
    asking({ asks: [{ field: 'submitter' }] }),
    'malformed-value',
    'it is whoever submits the request. Questions are about `purpose`, `amount`, `department`, `why`.',
  ],
  [
    'a question about where a request lies',
    asking({ asks: [{ field: 'folder' }] }),
    'malformed-value',
    'Nobody is asked for `folder`',
  ],
  [
    'an amount that may be left empty',
    asking({ asks: [{ field: 'amount', optional: true }] }),
    'malformed-value',
    'never left empty',
  ],
  [
    'two questions about one field',
    asking({ asks: [{ field: 'why' }, { field: 'why', text: 'Why so?' }] }),
    'duplicate-name',
    'another question about `why`',
  ],
  [
    'a question that another approval of the type asks',
    asking({ asks: [{ field: 'why' }] }, { ...HEADED, name: 'Before', asks: [{ field: 'why' }] }),
    'duplicate-name',
    'Another approval of `fin.PaymentRequest` asks for `why` already.',
  ],
  [
    'a question without words',
    asking({ asks: [{ field: 'why', text: ' ' }] }),
    'malformed-value',
    'in words',
  ],
  [
    'a question by a condition that makes no sense',
    asking({ asks: [{ field: 'why', when: never }] }),
    'type-mismatch',
    'text',
  ],
  [
    'two files of one name',
    asking({
      attaches: [
        { name: 'quote', text: 'A quote' },
        { name: 'quote', text: 'Another' },
      ],
    }),
    'duplicate-name',
    'another file `quote`',
  ],
  [
    'more files than anybody brings',
    asking({ attaches: Array.from({ length: 21 }, (_, at) => ({ name: `f${at}`, text: 'A file' })) }),
    'over-limit',
    'at most 20 files',
  ],
])('%s is refused, with what is wrong', (_, has, kind, sentence) => {
  expect(problemsOf(has)).toContainEqual(
    expect.objectContaining({ kind, sentence: expect.stringContaining(sentence) as unknown }),
  );
});

test('a form may ask for whatever somebody can fill in', () => {
  const asks = [
    { field: 'purpose' },
    { field: 'amount', text: 'How much?' },
    { field: 'why', optional: true as const },
  ];
  expect(problemsOf(asking({ asks, attaches: [{ name: 'quote', text: 'A quote' }] }))).toEqual([]);
});
