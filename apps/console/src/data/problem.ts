import { TRPCClientError } from '@trpc/client';
import type { ErrorView } from '@remit/api/views';

/** What went wrong with a call, in the server's words; `unreachable` when no reply came at all. */
export function problemOf(error: unknown): ErrorView {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  if (typeof data === 'object' && data !== null && 'remit' in data) return data.remit as ErrorView;
  return {
    code: 'unreachable',
    message: 'the server cannot be reached; nothing was changed',
    correlationId: '',
    sentences: [],
    deciders: [],
  };
}

/** What is wrong with the one field that was asked for: beside it, the name that the call has for it tells nobody more. */
export const problemAtField = (error: unknown): string => problemOf(error).message.replace(/^`\w+`: /, '');

/** Whether what was asked for is not there, or not for the asker: an address that is no id of anything leads to nothing either. */
export function isUnknown(error: unknown): boolean {
  const { code } = problemOf(error);
  return code === 'not-found' || code === 'invalid';
}

/** Whether asking again could help: a refusal stays a refusal, an outage does not. */
export function isPassing(error: unknown): boolean {
  const { code } = problemOf(error);
  return code === 'unavailable' || code === 'unreachable';
}
