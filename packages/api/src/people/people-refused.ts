import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import { RemitError } from '../errors.ts';
import { peopleRefusal } from './people-refusal.ts';
import type { PeopleChange } from './people-change.ts';
import type { TenantCall } from '../tenant-call.ts';

/** How a change came out, as its audit event says it. */
export type PeopleOutcome = {
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly AuditReason[];
};

/**
 * @param happened the audit event of the change, made or refused
 * @throws RemitError `forbidden` with the reason, when the change must not be made
 */
export function requireNoRefusal(
  call: TenantCall,
  change: PeopleChange,
  happened: (outcome: PeopleOutcome) => AuditEvent,
): void {
  const sentence = peopleRefusal(call, change);
  if (sentence === null) return;
  throw new RemitError('forbidden', sentence, {
    sentences: [sentence],
    denial: happened({ outcome: 'deny', because: [{ kind: 'state', because: sentence }] }),
  });
}
