import type { Lent } from '@remit/approvals/lent';
import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { Resource } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import { happenedIn } from '../happened-in.ts';
import { meantBy } from './request-types.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What somebody asks of a request; the rest is what time does to it. */
type RequestAction = Extract<AuditEvent, { readonly details: { readonly amountMinor: number } }>['action'];

/** What was asked of a request, and how it came out. */
export interface RequestAsked {
  readonly id: string;
  readonly resource: Resource;
  /** The revision that the asker had seen; null for a new request. */
  readonly revision: number | null;
  readonly comment: string | null;
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly AuditReason[];
  /** What the engine said of it. */
  readonly decision: DecisionInFull;
  /** How the request stands afterwards; null when nothing came of it. */
  readonly next: {
    readonly status: string;
    readonly revision: number;
    readonly amountMinor?: number;
    readonly currency?: string;
  } | null;
  /** In whose place the asker acted, and through whose hands it came to them; null where they acted for themselves. */
  readonly lent: Lent | null;
}

/** The audit event of something done to a request, or refused. */
export function requestEvent(
  call: TenantCall,
  action: RequestAction,
  { id, resource, revision, comment, outcome, because, decision, next, lent }: RequestAsked,
): AuditEvent {
  const { compiled } = call.policy;
  const amount = meantBy(compiled, resource, 'amount');
  const department = meantBy(compiled, resource, 'department');
  const { number, status } = resource.attributes;
  const stood = status?.type === 'enum' ? status.value : null;
  const happened = happenedIn(call, decision);
  // The record names members: whoever has left the tenant is none any more.
  const passedBy = (lent?.passedBy ?? []).flatMap((person) => call.directory.chipOfPerson(person)?.id ?? []);
  return {
    ...happened,
    origin: { ...happened.origin, onBehalfOf: lent?.onBehalfOf ?? null },
    action,
    target: { type: resource.type, id },
    outcome,
    because,
    // A new request was nothing before.
    before: revision === null ? null : { status: stood },
    after: next === null ? null : { ...next },
    details: {
      number: number?.type === 'text' ? number.value : '',
      revision,
      amountMinor: amount?.type === 'money' ? amount.minor : 0,
      currency: amount?.type === 'money' ? amount.currency : '',
      department: department?.type === 'department' ? department.value : '',
      folder: resource.folder ?? '/',
      comment,
      ...(passedBy.length === 0 ? {} : { passedBy }),
    },
  };
}
