import { password } from '../serve-sample.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** What its token opens, people.pg.test.ts shows; to everybody else it is nothing. */
const noInvitation = { token: 'A'.repeat(43) };
const aCode = (): object => ({ code: '123456' });

export const sessionRows: RowsOf<'session'> = {
  'session.current': { input: nothing, signedIn: 'allowed', nobody: 'allowed' },
  'session.signIn': {
    input: ({ tenant }) => ({ email: tenant.emailOf('nora'), password }),
    signedIn: 'allowed',
    nobody: 'allowed',
    spendsSession: true,
  },
  'session.invitation': { input: () => noInvitation, signedIn: 'not-found', nobody: 'not-found' },
  'session.takeInvitation': {
    input: () => ({ ...noInvitation, password }),
    signedIn: 'not-found',
    nobody: 'not-found',
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
};
