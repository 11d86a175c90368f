import { decide } from '@remit/policy/decide';
import type { ResourceType } from '@remit/policy/document';
import type { Subject } from '@remit/policy/subject';
import { submitFor } from '../in-place.ts';
import { probeOf } from '../requests/request-probe.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Whether somebody may submit a request in a folder, and the asker for them. Asked about one for nothing: an amount can only narrow it. */
export function maySubmitIn(
  call: TenantCall,
  type: ResourceType,
  submitter: Subject,
  folder: string,
  department: string | null,
): boolean {
  const { policy, subject, environment } = call;
  const { id } = submitter.member;
  const inPlace = id !== subject.member.id;
  const sentBy = inPlace ? subject.member.id : null;
  const resource = probeOf(call, type, { id: null, folder, department, submitter: id, sentBy });
  const may = (who: Subject, action: string): boolean =>
    decide(policy.compiled, { subject: who, action, resource, environment }).outcome === 'allow';
  return may(submitter, 'create') && (!inPlace || may(subject, submitFor));
}
