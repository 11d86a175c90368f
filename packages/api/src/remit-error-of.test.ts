import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { expect, test } from 'vitest';
import { StoreError, type StoreErrorCode } from '@remit/store/errors';
import { RemitError, asTrpcError, type RemitErrorCode } from './errors.ts';
import { remitErrorOf } from './remit-error-of.ts';

const statuses: Readonly<Record<RemitErrorCode, number>> = {
  'not-signed-in': 401,
  'session-ended': 401,
  'not-found': 404,
  forbidden: 403,
  precondition: 412,
  'step-up': 428,
  'address-refused': 403,
  conflict: 409,
  invalid: 400,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
};

test.each(Object.entries(statuses) as [RemitErrorCode, number][])('%s is replied as %i', (code, status) => {
  const error = new RemitError(code, 'no');
  expect(getHTTPStatusCodeFromError(asTrpcError(error))).toBe(status);
});

test.each<[StoreErrorCode, RemitErrorCode]>([
  ['unavailable', 'unavailable'],
  ['refused', 'unavailable'],
  ['busy', 'unavailable'],
  ['conflict', 'conflict'],
  ['invalid', 'invalid'],
  ['not-found', 'not-found'],
  ['fault', 'internal'],
  ['ended', 'internal'],
])('a store that is %s is %s to its caller', (code, expected) => {
  expect(remitErrorOf(new StoreError(code, 'because')).code).toBe(expected);
});

test('what nobody foresaw tells its caller nothing of what it was', () => {
  const secret = new Error('select iban from hr.employee where id = $1 -- FR76…');
  for (const thrown of [
    secret,
    new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: secret }),
    'text',
    null,
  ]) {
    const error = remitErrorOf(thrown);
    expect(error.code).toBe('internal');
    expect(JSON.stringify([error.publicMessage, error.sentences, error.message])).not.toContain('iban');
  }
});

test('of what is not JSON nothing is said again', () => {
  let cause: unknown = null;
  try {
    JSON.parse('hunter2');
  } catch (thrown) {
    cause = thrown;
  }
  const error = remitErrorOf(new TRPCError({ code: 'BAD_REQUEST', message: String(cause), cause }));
  expect([error.code, error.publicMessage]).toEqual(['invalid', 'the body is not JSON']);
});
