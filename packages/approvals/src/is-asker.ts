import type { ApprovalCase, Party } from './approval-case.ts';

/** Whether somebody asks in a request, for themselves or in another's place: by whatever account, they do not decide it. */
export function isAsker(
  { submitter, sender }: Pick<ApprovalCase, 'submitter' | 'sender'>,
  { person }: Pick<Party, 'person'>,
): boolean {
  return person === submitter.person || person === sender?.person;
}
