import { describe, expect, it } from 'vitest';
import { haldenWorks } from '@remit/sample/halden-works';
import { checkPolicyText } from './check-policy-text.ts';
import { printPolicy } from './print-policy.ts';

const HEAD = `module fin
resource fin.PaymentRequest
has: purpose text, submitter member, amount money, unit department, due date, state enum ['open', 'done']
owner: submitter
amount: amount
department: unit
actions: submit, approve
history: kept
module crm
resource crm.Note has: body text, seen instant
role Clerk in fin can: read
role Boss in fin can: read, approve on PaymentRequest
`;
const LINES = HEAD.split('\n').length - 1;

/** What is wrong in a text after a small policy: line after it, column, a part of the message. */
type Case = readonly [string, number, number, string];

const CASES: readonly Case[] = [
  [
    'policy P on PaymentRequest for Clerk\nwhere amount = purpose',
    2,
    7,
    'A money does not compare with a text',
  ],
  ["policy P on PaymentRequest for Clerk\nwhere true and\nstate = 'opne'", 3, 1, '`state` is never `opne`'],
  ['policy P on PaymentRequest for Clerk\nwhere submitter = null', 2, 19, 'found `null`'],
  ['policy P on Note for Clerk\nwhere took approve', 2, 7, 'keeps no history'],
  ['role Clerk can: read', 1, 1, 'There is another role `Clerk`'],
  ['role A\nincludes: B\nrole B\nincludes: A', 2, 1, 'includes itself'],
  ['role A\ncan: read\ncan: read on remit.Policy', 1, 1, 'administers Remit and does business'],
  ['field PaymentRequest.purpose\nhidden: Clerk', 1, 1, 'Say also to whom'],
  ['field PaymentRequest.amount\nmasked: Clerk as last 4', 2, 1, 'Only text is masked'],
  ['separate S: read and update on Note', 1, 32, 'keeps no history'],
  ['separate S: submit and submit on PaymentRequest', 1, 13, 'Two different actions'],
  ['exclusive E: Clerk', 1, 14, 'between two roles at least'],
  ['approval A on PaymentRequest', 1, 1, 'An approval has one step at least'],
  ['approval A on Note\nstep S by head of department', 2, 11, 'does not say which field is its department'],
  ['approval A on PaymentRequest\nstep S by head of department need 2', 2, 30, 'A department has one head'],
  [
    'approval A on PaymentRequest\nstep S by head of department need each',
    2,
    30,
    'A department has one head',
  ],
  ['approval A on PaymentRequest\nstep S by Boss need 1001', 2, 16, '1 to 1000 people'],
  ['approval A on PaymentRequest\nstep S by Boss within -2 days', 2, 23, 'found `-`'],
  ['approval A on PaymentRequest\nstep S by Boss within 0 days', 2, 23, 'a time above nothing'],
  ['approval A on PaymentRequest\nstep S by nobody', 2, 11, 'one role at least'],
  ['approval A on PaymentRequest\nstep S by Boss\nstep S by Clerk', 3, 1, 'There is another step `S`'],
  [
    'approval A on PaymentRequest\nstep S by Boss when amount > 5',
    2,
    21,
    'A money does not compare with a number',
  ],
  ['guard G: everyone never nothing on PaymentRequest', 1, 25, 'keeps from one action at least'],
  ['guard G: everyone never approve on nothing', 1, 33, 'about one type at least'],
  ['guard G: everyone never approve on Note', 1, 25, 'has no action `approve`'],
  ['guard G: everyone never see Note.folder', 1, 34, 'has no field `folder`'],
  ['guard G: Clerk never approve on PaymentRequest when purpose > 5', 1, 53, 'A text does not compare'],
  ["test 't' as Clerk on PaymentRequest given amount = 5 expect deny approve", 1, 43, '`amount` is a money'],
  [
    "test 't' as Clerk on PaymentRequest given purpose = subject expect deny approve",
    1,
    43,
    'only a member field',
  ],
  ["test 't' as Clerk on PaymentRequest given state = 'odd' expect deny approve", 1, 43, 'is never `odd`'],
  ["test 't' as Clerk on PaymentRequest expect deny write", 1, 49, 'has no action `write`'],
  ["test 't' as Clerk on Note after submit by subject expect deny read", 1, 27, 'keeps no history'],
  ["test 't' as member 'nobody' on Note expect deny read", 1, 20, 'is no e-mail address'],
  [
    "test 't' as Clerk on Note expect deny read\ntest 't' as Boss on Note expect deny read",
    2,
    1,
    'another test `t`',
  ],
  ['resource crm.Thing\nhas: state enum', 2, 1, 'must list its values'],
  ['resource crm.Thing\nhas: a text\nowner: a', 3, 1, 'must be a member field'],
  ['resource hr.Thing', 1, 10, 'names no module'],
  ['resource crm.Thing\nactions: read', 2, 10, 'Every type has `read` already'],
  ['module remit', 1, 1, 'Remit’s own module'],
];

describe('what makes no sense is shown where the text says it', () => {
  it('and the text before the cases makes sense', () => {
    expect(checkPolicyText(HEAD).errors).toEqual([]);
  });

  it.each(CASES)('%j', (text, line, column, message) => {
    const { errors } = checkPolicyText(HEAD + text);
    expect(errors.map((error) => error.message).join('\n')).toContain(message);
    const error = errors.find((each) => each.message.includes(message));
    expect([error?.line, error?.column]).toEqual([LINES + line, column]);
  });

  it('beside the errors of the text, each said once, in the order of the text', () => {
    const { errors } = checkPolicyText(`${HEAD}role A can: raed
policy P on PaymentRequest for Clerk where amount = purpose
policy Q on PaymentRequest for Clrk where amuont is null`);
    expect(errors.map(({ line, column }) => [line - LINES, column])).toEqual([
      [1, 13],
      [2, 44],
      [3, 32],
      [3, 43],
    ]);
  });

  it('a policy without a fault has none', () => {
    expect(checkPolicyText(printPolicy(haldenWorks().policy)).errors).toEqual([]);
  });
});
