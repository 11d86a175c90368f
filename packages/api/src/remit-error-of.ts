import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { StoreError } from '@remit/store/errors';
import { RemitError } from './errors.ts';
import { invalidInput } from './invalid-input.ts';
import { remitErrorOfStore } from './store-errors.ts';

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
  switch (error.code) {
    case 'NOT_FOUND':
      return new RemitError('not-found', 'there is no such procedure', { cause: error });
    case 'METHOD_NOT_SUPPORTED':
      return new RemitError('invalid', 'this procedure changes something; call it with POST', {
        cause: error,
      });
    case 'PARSE_ERROR':
      return new RemitError('invalid', 'the body is not JSON', { cause: error });
    case 'BAD_REQUEST':
      // tRPC's own refusals, such as a batch that is too long: they speak of the call, not of any data.
      return new RemitError('invalid', error.message, { cause: error });
    case 'PAYLOAD_TOO_LARGE':
      return new RemitError('invalid', 'the body is larger than 1 MB', { cause: error });
    case 'UNSUPPORTED_MEDIA_TYPE':
      return new RemitError('invalid', 'send `content-type: application/json`', { cause: error });
    default:
      return new RemitError('internal', nothingSaved, { cause: error });
  }
}
