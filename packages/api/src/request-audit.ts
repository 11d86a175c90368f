import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { Resource } from '@remit/policy/check';
import type { TenantCall } from './tenant-call.ts';

type RequestAction = Extract<AuditEvent['action'], `request.${string}`>;

/** What was asked of a request, and how it came out. */
export interface RequestAsked {
  readonly id: string;
  readonly resource: Resource;
  /** The revision that the asker had seen; null for a new request. */
  readonly revision: number | null;
  readonly comment: string | null;
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly AuditReason[];
}

/** The audit event of something done to a payment request, or refused. */
export function requestEvent(
  { subject, correlationId }: TenantCall,
  action: RequestAction,
  { id, resource, revision, comment, outcome, because }: RequestAsked,
): AuditEvent {
  const { amount, department, number } = resource.attributes;
  return {
    actor: subject.member.id,
    action,
    target: { type: 'fin.PaymentRequest', id },
    outcome,
    because,
    details: {
      number: number?.type === 'text' ? number.value : '',
      revision,
      amountMinor: amount?.type === 'money' ? amount.minor : 0,
      currency: amount?.type === 'money' ? amount.currency : '',
      department: department?.type === 'department' ? department.value : '',
      folder: resource.folder ?? '/',
      comment,
    },
    correlationId,
  };
}
