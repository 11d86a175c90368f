import { trpcCodes, type RemitErrorCode } from '@remit/api/errors';
import type { ErrorView } from '@remit/api/views';

/** The body of an error outside any procedure, in the shape that procedures reply errors in. */
export function errorReply(code: RemitErrorCode, message: string, status: number, correlationId: string) {
  const remit: ErrorView = { code, message, correlationId, sentences: [], deciders: [] };
  return {
    error: { message, code: -32_600, data: { code: trpcCodes[code], httpStatus: status, remit } },
  };
}
