import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { StoreError } from '@remit/store/errors';
import { RemitError, type RemitErrorCode } from './errors.ts';
import { invalidInput } from './invalid-input.ts';
import { remitErrorOfStore } from './store-errors.ts';

const notJson = 'the body is not JSON';
const nothingSaved = 'something went wrong on our side; nothing was saved';

/**
 * The error that a caller is told about, whatever was thrown. What nobody foresaw becomes `internal`: its text stays
 * in the log, because driver errors carry SQL and parameters.
 */
export function remitErrorOf(thrown: unknown): RemitError {
  if (thrown instanceof RemitError) return thrown;
  if (thrown instanceof StoreError) return remitErrorOfStore(thrown);
  if (thrown instanceof ZodError) return invalidInput(thrown);
  if (thrown instanceof TRPCError) return remitErrorOfTrpc(thrown);
  return new RemitError('internal', nothingSaved, { cause: thrown });
}

function remitErrorOfTrpc(error: TRPCError): RemitError {
  const { cause } = error;
  if (cause instanceof RemitError || cause instanceof StoreError || cause instanceof ZodError) {
    return remitErrorOf(cause);
  }
  // The engine quotes what it could not read, which may be a password.
  if (cause instanceof SyntaxError) return new RemitError('invalid', notJson, { cause: error });
  // tRPC's own refusals of a call that is badly made: they speak of the call, never of any data.
  if (error.code === 'BAD_REQUEST') return new RemitError('invalid', error.message, { cause: error });
  const said = refusals.get(error.code);
  return said === undefined
    ? new RemitError('internal', nothingSaved, { cause: error })
    : new RemitError(said.code, said.message, { cause: error });
}

interface Said {
  readonly code: RemitErrorCode;
  readonly message: string;
}

const refusals: ReadonlyMap<TRPCError['code'], Said> = new Map<TRPCError['code'], Said>([
  ['NOT_FOUND', { code: 'not-found', message: 'there is no such procedure' }],
  [
    'METHOD_NOT_SUPPORTED',
    { code: 'invalid', message: 'this procedure changes something; call it with POST' },
  ],
  ['PARSE_ERROR', { code: 'invalid', message: notJson }],
  ['PAYLOAD_TOO_LARGE', { code: 'invalid', message: 'the body is larger than 1 MB' }],
  ['UNSUPPORTED_MEDIA_TYPE', { code: 'invalid', message: 'send `content-type: application/json`' }],
]);
