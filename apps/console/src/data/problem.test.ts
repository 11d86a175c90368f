import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { problemAtField, problemOf } from './problem.ts';

const refused = (message: string): unknown =>
  Object.assign(new TRPCClientError(message), { data: { remit: { code: 'invalid', message } } });

test('beside its field a problem is told without the name that the call has for it', () => {
  const error = refused('`code`: six digits, or a recovery code as printed');
  expect(problemAtField(error)).toBe('six digits, or a recovery code as printed');
  expect(problemOf(error).message).toContain('`code`');
  expect(problemAtField(refused('the code is not right'))).toBe('the code is not right');
});
