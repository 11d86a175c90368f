import type { AuditEvent } from '@remit/audit/audit-event';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import type { Resource } from '@remit/policy/check';
import { writeAudit } from '@remit/store/audit/audit-log';
import { addRequestEvent, type NewRequestEvent, type StoredRequest } from '@remit/store/requests/requests';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { ApprovalGround } from './approvals/approval-ground.ts';

/** What happened to a request by nobody's deed. */
export interface Happened {
  /** As the history has it; null for what it shows by the steps. */
  readonly action: NewRequestEvent['action'] | null;
  readonly audit:
    | 'request.reminded'
    | 'request.escalated'
    | 'request.rerouted'
    | 'request.expired'
    | 'request.completed';
  readonly step: string | null;
  readonly comment: string | null;
}

/** The request that it happened to, which the transaction has locked. */
export interface HappenedTo {
  readonly stored: StoredRequest;
  readonly resource: Resource;
  /** How it stands afterwards. */
  readonly next: { readonly status: string; readonly revision: number };
  readonly correlationId: string;
}

/** Writes it into the history of the request and into the audit. */
export async function writeHappened(
  tx: TenantTransaction,
  ground: ApprovalGround,
  to: HappenedTo,
  happened: Happened,
): Promise<void> {
  const { action, comment, step } = happened;
  if (action !== null) {
    await addRequestEvent(tx, {
      requestId: to.stored.id,
      at: ground.environment.now,
      action,
      actor: null,
      person: null,
      comment,
      step,
    });
  }
  await writeAudit(tx, eventOf(ground, to, happened));
}

function eventOf(
  { compiled, directory }: ApprovalGround,
  { stored, resource, next, correlationId }: HappenedTo,
  { audit, step }: Happened,
): AuditEvent {
  const happened = happenedByRemit(correlationId);
  const { number } = resource.attributes;
  return {
    ...happened,
    origin: {
      ...happened.origin,
      policyVersion: compiled.version,
      directoryRevision: directory.directory.revision,
    },
    action: audit,
    target: { type: resource.type, id: stored.id },
    outcome: 'allow',
    because: [],
    before: { status: stored.status, revision: stored.revision },
    after: { status: next.status, revision: next.revision },
    details: { number: number?.type === 'text' ? number.value : '', step },
  };
}
