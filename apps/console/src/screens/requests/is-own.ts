import type { RequestSummary } from '@remit/api/requests/request-views';

/** Whether a member asks in a request: for themselves, or in somebody's place. */
export function isOwn(
  { submitter, sentBy }: Pick<RequestSummary, 'submitter' | 'sentBy'>,
  me: string,
): boolean {
  return submitter?.id === me || sentBy?.id === me;
}
