import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { Decider } from '@remit/approvals/step-deciders';
import type { StoredAccessRequest } from '@remit/store/access-requests';
import { grantersOf, mayGrant } from './access-granters.ts';
import type { TenantCall } from './tenant-call.ts';

/** Whoever may give the role decides it, as they are found at this moment. */
export function grantersNow(call: TenantCall, stored: StoredAccessRequest): readonly Decider[] {
  const { member, role, folder } = stored;
  const person = call.directory.member(member)?.person ?? '';
  return grantersOf({ ...call, compiled: call.policy.compiled }, { member, person }, role, folder);
}

/** Whether the asker themselves may grant a request, which is asked of them alone. */
export function grantsHere(call: TenantCall, { member, role, folder }: StoredAccessRequest): boolean {
  const person = call.directory.member(member)?.person ?? '';
  const ground = { ...call, compiled: call.policy.compiled };
  return mayGrant(ground, call.subject, { member, person }, role, folder);
}

/** A stored request as the machine has it. */
export function accessCase(
  { directory }: Pick<TenantCall, 'directory'>,
  stored: StoredAccessRequest,
): ApprovalCase {
  const { status, revision, submittedAt, decidedAt, member, approval } = stored;
  const person = directory.member(member)?.person ?? '';
  return {
    status,
    revision,
    submittedAt,
    decidedAt,
    submitter: { member, person },
    sender: null,
    ...approval,
  };
}
