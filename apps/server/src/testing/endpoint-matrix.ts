import { randomUUID } from 'node:crypto';
import type { ProcedureName, procedures } from '@remit/api/procedures';
import type {
  Allows,
  Asking,
  MemberPersona,
  Outcome,
  OutsideRow,
  Target,
  TenantRow,
} from './endpoint-row.ts';
import { publication } from './publication.ts';
import { password } from './serve-sample.ts';

const employees: readonly MemberPersona[] = [
  'administrator',
  'department head',
  'security analyst',
  'end user',
];
const all: readonly MemberPersona[] = [...employees, 'guest'];

const everyMember: Allows = { allowed: all, otherwise: 'forbidden' };

function only(allowed: readonly MemberPersona[], otherwise: Outcome, but: Allows['but'] = {}): Allows {
  return { allowed, otherwise, but };
}

const nothing = (): undefined => undefined;
const aCode = (): object => ({ code: '123456' });
const ofRequest = ({ request }: Target): string => request.id;
const decision = ({ target }: Asking) => target.request;
const draft = ({ target: { department } }: Asking) => ({
  purpose: 'Gloves',
  amount: { minor: 100, currency: 'EUR' },
  department,
  folder: department,
});

type EndpointMatrix = {
  readonly [Name in ProcedureName]: (typeof procedures)[Name]['decided'] extends 'outside'
    ? OutsideRow
    : TenantRow;
};

/**
 * Every procedure, with what it answers to whom. A new procedure has no place here yet, and this file does not compile
 * until it has: add one line, with an input that the procedure takes when nothing but access is in question, and who is
 * allowed. `endpoint-matrix.pg.test.ts` asks it as each persona, about their own department and another one, in another
 * tenant, after their time here has ended, and in a session that was revoked.
 */
export const endpointMatrix: EndpointMatrix = {
  'session.current': { input: nothing, signedIn: 'allowed', nobody: 'allowed' },
  'session.signIn': {
    input: ({ tenant }) => ({ email: tenant.emailOf('nora'), password }),
    signedIn: 'allowed',
    nobody: 'allowed',
    spendsSession: true,
  },
  'session.signOut': { input: nothing, signedIn: 'allowed', nobody: 'allowed', spendsSession: true },
  // Nobody here waits for a second factor: what is asked for is a sign-in that is under way.
  'session.answerCode': { input: aCode, signedIn: 'session-ended', nobody: 'session-ended' },
  'session.useRecoveryCode': {
    input: () => ({ code: 'A'.repeat(24) }),
    signedIn: 'session-ended',
    nobody: 'session-ended',
  },
  'session.stepUp': { input: aCode, signedIn: 'precondition', nobody: 'not-signed-in' },
  'account.get': { input: nothing, signedIn: 'allowed', nobody: 'not-signed-in' },
  'account.beginFactor': {
    input: () => ({ password }),
    signedIn: 'allowed',
    nobody: 'not-signed-in',
    spendsSession: 'every',
  },
  'account.confirmFactor': { input: aCode, signedIn: 'conflict', nobody: 'not-signed-in' },
  'account.removeFactor': { input: nothing, signedIn: 'conflict', nobody: 'not-signed-in' },
  'account.newRecoveryCodes': { input: nothing, signedIn: 'conflict', nobody: 'not-signed-in' },
  // Let in as far as the rule that a new password is another one: the next call must find the old one.
  'account.changePassword': {
    input: () => ({ current: password, next: password }),
    signedIn: 'invalid',
    nobody: 'not-signed-in',
  },
  'account.endSession': {
    input: () => ({ id: randomUUID() }),
    signedIn: 'not-found',
    nobody: 'not-signed-in',
  },
  'account.endOtherSessions': {
    input: nothing,
    signedIn: 'allowed',
    nobody: 'not-signed-in',
    spendsSession: 'every',
  },
  'account.createClient': {
    input: () => ({ name: 'Payroll' }),
    signedIn: 'allowed',
    nobody: 'not-signed-in',
  },
  'account.tokens': { input: nothing, signedIn: 'allowed', nobody: 'not-signed-in' },
  'me.get': { input: nothing, own: everyMember },
  'live.revisions': { input: nothing, own: everyMember },
  'people.search': {
    input: ({ target }) => ({ q: target.member.name }),
    own: only(['administrator', 'security analyst'], 'empty'),
    shows: ({ member }) => member.id,
  },
  'people.access': {
    input: ({ target }) => ({ member: target.member.id }),
    own: only(['administrator', 'security analyst'], 'not-found'),
    shows: ({ member }) => member.id,
  },
  'policy.current': { input: nothing, own: only(['administrator', 'security analyst'], 'forbidden') },
  'policy.holders': {
    input: () => ({ role: 'Employee' }),
    own: only(['administrator', 'security analyst'], 'forbidden'),
  },
  'policy.preview': {
    input: async (asking) => (await publication(asking)).preview,
    own: only(['administrator', 'security analyst'], 'forbidden'),
  },
  'policy.publish': {
    input: async (asking) => (await publication(asking)).publish,
    own: only(['administrator'], 'forbidden'),
  },
  'records.types': { input: nothing, own: everyMember },
  'records.list': {
    input: ({ target }) => ({ type: 'fin.PaymentRequest', q: target.request.id }),
    own: only(['department head', 'guest'], 'empty'),
    elsewhere: only(['guest'], 'empty'),
    shows: ofRequest,
  },
  'requests.inbox': {
    input: nothing,
    own: only(['department head'], 'empty'),
    elsewhere: only([], 'empty'),
    shows: ofRequest,
  },
  'requests.mine': {
    input: () => ({}),
    own: only(all, 'empty'),
    elsewhere: only([], 'empty'),
    shows: ({ submitted }) => submitted.id,
  },
  'requests.get': {
    input: ({ target }) => ({ id: target.request.id }),
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
    shows: ofRequest,
  },
  'requests.form': { input: nothing, own: everyMember },
  'requests.preview': { input: draft, own: everyMember },
  'requests.submit': {
    input: draft,
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'forbidden'),
  },
  'requests.approve': {
    input: decision,
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.reject': {
    input: (asking) => ({ ...decision(asking), comment: 'No' }),
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.withdraw': {
    input: ({ target }) => target.submitted,
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
};
