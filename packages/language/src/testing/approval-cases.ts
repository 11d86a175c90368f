import { ACCOUNT, PAYMENT, compare, member, text } from '@remit/testkit/small-tenant';
import type { PolicyDocument, Question } from '@remit/policy/document';
import type { LintCase } from './lint-case.ts';
import { A, B, granting, holds, no, readAccounts, roles } from './lint-parts.ts';

/** An approval of payments that asks these questions. */
const askingFor = (...questions: readonly Question[]): Partial<PolicyDocument> => ({
  ...granting(readAccounts),
  resources: [
    ACCOUNT,
    {
      ...PAYMENT,
      fields: [
        ...PAYMENT.fields,
        { name: 'note', type: 'text', label: 'Note' },
        { name: 'why', type: 'text', label: 'Why' },
      ],
    },
  ],
  approvals: [
    {
      name: 'Pay',
      on: 'fin.PaymentRequest',
      asks: questions,
      steps: [{ name: 'One', by: { kind: 'head' }, need: 'any' }],
    },
  ],
});
/** An approval of payments that these people decide. */
const naming = (...emails: readonly string[]): Partial<PolicyDocument> => ({
  ...granting(readAccounts),
  approvals: [
    {
      name: 'Pay',
      on: 'fin.PaymentRequest',
      steps: [{ name: 'One', by: { kind: 'people', emails }, need: 'any' }],
    },
  ],
});
const noted = compare('note', '=', text('x'));
const whyRule = { type: 'fin.PaymentRequest', field: 'why', visible: ['R'] };

/** Lint finds steps that nobody can decide, and questions that nobody can answer. */
export const APPROVAL_CASES: readonly LintCase[] = [
  {
    title: 'a step that nobody can decide',
    code: 'step-without-deciders',
    path: 'approvals[0].steps[0].by.roles',
    has: {
      ...roles(A, B),
      approvals: [
        {
          name: 'Pay',
          on: 'fin.PaymentRequest',
          steps: [{ name: 'One', by: { kind: 'roles', roles: ['B'] }, need: 'any' }],
        },
      ],
    },
    nearly: {
      ...roles(A, B),
      approvals: [
        {
          name: 'Pay',
          on: 'fin.PaymentRequest',
          steps: [{ name: 'One', by: { kind: 'head' }, need: 'any' }],
        },
      ],
    },
    people: holds('A'),
    fixes: 0,
  },
  {
    title: 'a step that names somebody whom there is not',
    code: 'unknown-member',
    path: 'approvals[0].steps[0].by.emails[1]',
    has: naming('alice@example.org', 'alcie@example.org'),
    nearly: naming('alice@example.org'),
    people: {},
    fixes: 0,
  },
  {
    title: 'a step whose people have all left',
    code: 'step-without-deciders',
    path: 'approvals[0].steps[0].by.emails',
    has: naming('alice@example.org'),
    nearly: naming('alice@example.org'),
    people: { members: [member('alice', { status: 'left' })] },
    nearlyPeople: { members: [member('alice', { status: 'left', manager: 'bob' }), member('bob')] },
    fixes: 0,
  },
  {
    title: 'a question that nobody is ever asked',
    code: 'condition-never-true',
    path: 'approvals[0].asks[1].when',
    has: askingFor({ field: 'note' }, { field: 'why', when: no }),
    nearly: askingFor({ field: 'note' }, { field: 'why', when: noted }),
    fixes: 1,
  },
  {
    title: 'the only question, which nobody is ever asked',
    code: 'condition-never-true',
    path: 'approvals[0].asks[0].when',
    has: askingFor({ field: 'why', when: no }),
    nearly: askingFor({ field: 'why', when: noted }),
    fixes: 0,
  },
  {
    title: 'a question that everybody is asked, by a condition',
    code: 'condition-never-false',
    path: 'approvals[0].asks[0].when',
    has: askingFor({ field: 'why', when: { kind: 'not', condition: no } }),
    nearly: askingFor({ field: 'why', when: noted }),
    fixes: 1,
  },
  {
    title: 'a question that nobody may answer',
    code: 'asked-of-nobody',
    path: 'approvals[0].asks[1].field',
    has: { ...askingFor({ field: 'note' }, { field: 'why' }), fieldRules: [{ ...whyRule, editable: [] }] },
    nearly: { ...askingFor({ field: 'note' }, { field: 'why' }), fieldRules: [whyRule] },
    fixes: 1,
  },
];
