import type { StoreError } from '@remit/store/errors';
import { RemitError } from './errors.ts';

/** What a failure of the store means to whoever called. */
export function remitErrorOfStore(error: StoreError): RemitError {
  switch (error.code) {
    case 'unavailable':
      return new RemitError('unavailable', error.publicMessage, { cause: error });
    case 'refused':
      return new RemitError('unavailable', 'the database cannot be reached just now; try again in a moment', {
        cause: error,
      });
    case 'busy':
      return new RemitError('unavailable', 'this took longer than allowed; try again in a moment', {
        cause: error,
      });
    case 'conflict':
      return new RemitError('conflict', error.publicMessage, { cause: error });
    case 'invalid':
      return new RemitError('invalid', error.publicMessage, { cause: error });
    case 'too-many':
      return new RemitError('too-many', error.publicMessage, { cause: error });
    case 'not-found':
      return notFound(error);
    case 'fault':
    case 'ended':
      return new RemitError('internal', 'something went wrong on our side; nothing was saved', {
        cause: error,
      });
    default:
      return error.code satisfies never;
  }
}

/** The one answer for what is not there and for what its asker may not know of: the two must not differ. */
export function notFound(cause?: unknown): RemitError {
  return new RemitError('not-found', 'there is nothing here, or nothing that you may see', { cause });
}
