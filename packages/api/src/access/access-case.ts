import type { ApprovalCase, Party } from '@remit/approvals/approval-case';
import type { Decider } from '@remit/approvals/step-deciders';
import type { StoredAccessRequest } from '@remit/store/directory/access-requests';
import { type AccessAsking, grantersOf, mayGrant } from './access-granters.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Whoever may give the role decides it, as they are found at this moment. */
export function grantersNow(call: TenantCall, stored: StoredAccessRequest): readonly Decider[] {
  const { role, folder } = stored;
  return grantersOf({ ...call, compiled: call.policy.compiled }, accessAsking(call, stored), role, folder);
}

/** Whether the asker themselves may grant a request, which is asked of them alone. */
export function grantsHere(call: TenantCall, stored: StoredAccessRequest): boolean {
  const { role, folder } = stored;
  const ground = { ...call, compiled: call.policy.compiled };
  return mayGrant(ground, call.subject, accessAsking(call, stored), role, folder);
}

/** Who asks in a stored request. */
export function accessAsking(
  { directory }: Pick<TenantCall, 'directory'>,
  { member, sentBy }: Pick<StoredAccessRequest, 'member' | 'sentBy'>,
): AccessAsking {
  const party = (id: string): Party => ({ member: id, person: directory.member(id)?.person ?? '' });
  return { submitter: party(member), sender: sentBy === null ? null : party(sentBy) };
}

/** Whether it was asked by a member or for them. */
export const asksIn = (
  { member, sentBy }: Pick<StoredAccessRequest, 'member' | 'sentBy'>,
  id: string,
): boolean => member === id || sentBy === id;

/** What a request asks for, as the machine compares it. */
export const accessContent = ({
  role,
  folder,
  lasts,
}: Pick<StoredAccessRequest, 'role' | 'folder' | 'lasts'>): string => JSON.stringify([role, folder, lasts]);

/** A stored request as the machine has it: its folder may have been moved since it was written. */
export function accessCase(ground: Pick<TenantCall, 'directory'>, stored: StoredAccessRequest): ApprovalCase {
  const { status, revision, submittedAt, decidedAt, approval } = stored;
  const asking = accessAsking(ground, stored);
  return { status, revision, submittedAt, decidedAt, ...asking, ...approval, content: accessContent(stored) };
}
