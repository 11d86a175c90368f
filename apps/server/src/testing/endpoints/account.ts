import { randomUUID } from 'node:crypto';
import { password } from '../serve-sample.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

const aCode = (): object => ({ code: '123456' });

export const accountRows: RowsOf<'account'> = {
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
};
